package dev.oasis.admin.job;

import java.time.Instant;

import dev.oasis.common.jobs.JobEvent;

/** One thing that happened to a job, as the API answers it. */
public record JobEventView(int revision, String what, String fromState, String state, int attempt, String actor, String reason,
        Instant occurredAt) {

    static JobEventView of(JobEvent event) {
        return new JobEventView(event.revision, event.what, event.fromState == null ? null : event.fromState.wireName(),
                event.state.wireName(), event.attempt, event.actor, event.reason, event.occurredAt);
    }
}
