package dev.oasis.common.catalog.decision;

import java.util.Objects;
import java.util.Optional;

import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.catalog.version.TauriVersion;

/**
 * One update check.
 *
 * @param channel the name in the address, {@code stable} when it has none
 * @param current the version that asks
 * @param clientId what the app sends to have a place in rollouts, if anything
 */
public record CheckRequest(String channel, RequestedTarget target, TauriVersion current, Optional<String> clientId) {

    public CheckRequest {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(target);
        Objects.requireNonNull(current);
        Objects.requireNonNull(clientId);
    }
}
