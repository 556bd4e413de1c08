package dev.oasis.ingest.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.oasis.common.catalog.target.Platform;

/**
 * What makes two posts of one version the same: the channel, the bundles by their signatures, the installers by their digests.
 * Notes do not count.
 *
 * @param installers SHA-256 in hex, by platform
 */
record ReleaseContent(String channel, Set<SignedBundle> artifacts, Map<Platform, String> installers) {

    ReleaseContent {
        artifacts = Set.copyOf(artifacts);
        installers = Map.copyOf(installers);
    }

    /**
     * A signature is made over all of the file, so it stands for the content.
     *
     * @param signature clean base64
     */
    record SignedBundle(Platform platform, String signature) {
    }

    /** What is different here from what is stored, as the parts of a sentence; empty when nothing is. */
    Optional<String> differenceFrom(ReleaseContent stored) {
        List<String> differences = new ArrayList<>();
        if (!channel.equals(stored.channel)) {
            differences.add("the channel is " + channel + " instead of " + stored.channel);
        }
        compareArtifacts(stored, differences);
        compareInstallers(stored, differences);
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
    }

    private void compareArtifacts(ReleaseContent stored, List<String> differences) {
        Set<Platform> posted = platformsOf(artifacts, stored.artifacts);
        Set<Platform> known = platformsOf(stored.artifacts, artifacts);
        for (Platform platform : union(posted, known)) {
            differences.add(describe("artifact", "signature", platform, posted, known));
        }
    }

    private void compareInstallers(ReleaseContent stored, List<String> differences) {
        Set<Platform> platforms = union(installers.keySet(), stored.installers.keySet());
        platforms.removeIf(platform -> Objects.equals(installers.get(platform), stored.installers.get(platform)));
        platforms.forEach(platform -> differences
                .add(describe("installer", "content", platform, installers.keySet(), stored.installers.keySet())));
    }

    private static String describe(String what, String identity, Platform platform, Set<Platform> posted,
            Set<Platform> known) {
        if (!known.contains(platform)) {
            return "an " + what + " for " + platform.wireName() + " is new";
        }
        return posted.contains(platform) ? "the " + what + " for " + platform.wireName() + " has another " + identity
                : "an " + what + " for " + platform.wireName() + " is missing";
    }

    /** The platforms of what only the first set has. */
    private static Set<Platform> platformsOf(Set<SignedBundle> bundles, Set<SignedBundle> without) {
        return bundles.stream().filter(bundle -> !without.contains(bundle)).map(SignedBundle::platform)
                .collect(Collectors.toSet());
    }

    private static Set<Platform> union(Set<Platform> one, Set<Platform> other) {
        Set<Platform> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
