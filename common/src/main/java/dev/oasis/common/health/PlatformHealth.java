package dev.oasis.common.health;

import java.util.Map;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

/** The other services of the platform, for the one service that answers for all of them. */
public interface PlatformHealth {

    /**
     * What each says of itself; empty when none is configured. Never fails.
     *
     * @param operator whoever asks, if they may see more than the outcome: their credentials are passed on
     */
    Uni<Map<String, Map<String, Object>>> services(Optional<Credentials> operator);

    /** Headers of a request that say who makes it; null for one that it does not have. */
    record Credentials(String authorization, String cookie) {

        // Secrets.
        @Override
        public String toString() {
            return "Credentials[…]";
        }
    }
}
