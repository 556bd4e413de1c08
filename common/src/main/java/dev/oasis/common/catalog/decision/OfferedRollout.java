package dev.oasis.common.catalog.decision;

import java.util.Objects;
import java.util.Optional;

import dev.oasis.common.catalog.rollout.RolloutBucket;

/**
 * Who is offered a release on one channel.
 *
 * @param basisPoints the share of clients, 0 to 10000
 * @param salt what places clients; the same for all rollouts of a release, so that a client keeps its place
 * @param held whether it is stopped: nobody is offered the release by it
 */
public record OfferedRollout(String channel, int basisPoints, String salt, boolean held) {

    public OfferedRollout {
        Objects.requireNonNull(channel);
        Objects.requireNonNull(salt);
        if (basisPoints < 0 || basisPoints > RolloutBucket.EVERYBODY) {
            throw new IllegalArgumentException("A rollout includes 0 to 10000 basis points, not " + basisPoints);
        }
    }

    /** Whether the client has a place in it, held or not. */
    boolean includes(Optional<String> clientId) {
        return RolloutBucket.includes(basisPoints, salt, clientId);
    }
}
