package dev.oasis.common.catalog.release;

import java.time.Instant;

/**
 * Who is offered a release on one channel, as the API answers it.
 *
 * @param percent 0 to 100, with at most two decimals
 * @param held whether nobody is offered it by this rollout for now
 */
public record RolloutView(String id, String releaseId, String channel, double percent, boolean held, Instant createdAt,
        Instant updatedAt) {

    public static RolloutView of(Rollout rollout) {
        return new RolloutView(rollout.id, rollout.releaseId, rollout.channel, rollout.share().percent(), rollout.held,
                rollout.createdAt, rollout.updatedAt);
    }
}
