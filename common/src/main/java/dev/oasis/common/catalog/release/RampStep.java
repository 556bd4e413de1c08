package dev.oasis.common.catalog.release;

import java.time.Instant;

import dev.oasis.common.catalog.rollout.Share;

/**
 * One step of a rollout's ramp.
 *
 * @param dueAt when it is due, or was; a hold or a freeze moves it
 * @param appliedAt null while it is to come
 */
public record RampStep(Share share, Instant dueAt, Instant appliedAt) {
}
