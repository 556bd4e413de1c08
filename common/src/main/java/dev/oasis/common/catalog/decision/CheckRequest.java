package dev.oasis.common.catalog.decision;

import java.util.Objects;
import java.util.Optional;

import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.catalog.version.TauriVersion;

/**
 * One update check.
 *
 * @param channel the name in the address, {@code stable} when it has none
 * @param current the version that asks
 * @param clientId what the app sends to have a place in rollouts, if anything
 * @param osVersion of the client's operating system, if it tells
 * @param acceptsDowngrade whether the client says that it would install an older version
 */
public record CheckRequest(String channel, RequestedTarget target, TauriVersion current, Optional<String> clientId,
        Optional<OsVersion> osVersion, boolean acceptsDowngrade, UpdaterGeneration generation) {

    public CheckRequest {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(target);
        Objects.requireNonNull(current);
        Objects.requireNonNull(clientId);
        Objects.requireNonNull(osVersion);
        Objects.requireNonNull(generation);
    }

    /** The check of a client with the plugin that tells nothing else of itself. */
    public CheckRequest(String channel, RequestedTarget target, TauriVersion current, Optional<String> clientId) {
        this(channel, target, current, clientId, Optional.empty(), false, UpdaterGeneration.PLUGIN);
    }

    /** Whether the decision depends on nothing but channel, target and version: the client tells nothing else. */
    public boolean saysNothingOfItself() {
        return clientId.isEmpty() && osVersion.isEmpty() && !acceptsDowngrade && generation == UpdaterGeneration.PLUGIN;
    }
}
