package dev.oasis.admin.job;

import java.time.Instant;

import dev.oasis.common.jobs.ProviderStatus;

/**
 * What the provider is told of a job.
 *
 * @param wantedState what it is to be told
 * @param toldState what it was told last; null for nothing yet
 * @param refused whether it said no to the wanted state for good
 */
public record ProviderStatusView(String wantedState, String toldState, Instant toldAt, int attempts, Instant nextAttemptAt,
        boolean refused, String lastError) {

    static ProviderStatusView of(ProviderStatus status) {
        return new ProviderStatusView(status.wantedState, status.toldState, status.toldAt, status.attempts,
                status.isSettled() ? null : status.nextAttemptAt, status.refused, status.lastError);
    }
}
