package dev.oasis.e2e.truth;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.oasis.common.catalog.decision.CheckRequest;
import dev.oasis.common.catalog.decision.UpdaterGeneration;
import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.catalog.version.TauriVersion;

/**
 * What one client asks.
 *
 * @param target with its kind, if any, as in the static document's keys
 * @param plugin whether it is the updater of Tauri v2
 */
record Question(String channel, String target, TauriVersion current, Optional<String> client, Optional<String> osVersion,
        boolean downgrade, boolean plugin) {

    private static final List<String> CHANNELS = List.of("stable", "stable", "beta", "alpha");
    private static final List<String> TARGETS = List.of("linux-x86_64", "linux-x86_64", "linux-x86_64-deb", "linux",
            "darwin-aarch64", "darwin-x86_64", "windows-x86_64", "windows-x86_64-msi");
    private static final List<String> SYSTEMS = List.of("5.4", "6.8.0-45-generic", "14.5");

    /** @param versions those that a client may have */
    static Question random(Random random, List<String> versions) {
        return new Question(pick(random, CHANNELS), pick(random, TARGETS), TauriVersion.of(pick(random, versions)),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of("client-" + random.nextInt(20)),
                random.nextBoolean() ? Optional.empty() : Optional.of(pick(random, SYSTEMS)), random.nextInt(3) == 0,
                random.nextInt(3) > 0);
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Below the app. */
    String path() {
        return "/" + channel + "/update/" + target + "/" + current;
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        client.ifPresent(id -> headers.put("X-Oasis-Client", id));
        osVersion.ifPresent(version -> headers.put("X-Oasis-OS-Version", version));
        if (downgrade) {
            headers.put("X-Oasis-Downgrade", "true");
        }
        headers.put("User-Agent", plugin ? "tauri-plugin-updater/2.13.2" : "somebody/1.0");
        return headers;
    }

    /** @param id of the client, for those that say none */
    CheckRequest request(Optional<String> id) {
        return new CheckRequest(channel, RequestedTarget.of(target, null, null), current, client.or(() -> id),
                osVersion.flatMap(OsVersion::leading), downgrade,
                plugin ? UpdaterGeneration.PLUGIN : UpdaterGeneration.BUILT_IN);
    }
}
