package dev.oasis.common.pipeline;

import java.util.Optional;

import dev.oasis.common.jobs.Cause;
import dev.oasis.common.trigger.RepositoryEvent;
import dev.oasis.common.trigger.RepositoryEvent.BranchPushed;
import dev.oasis.common.trigger.RepositoryEvent.ReleasePublished;
import dev.oasis.common.trigger.RepositoryEvent.TagPushed;

/**
 * Of what a job is made, and why.
 *
 * @param eventId the row of the event; empty when somebody asked for it
 * @param actor login of whoever caused it
 * @param approval whether somebody has to let it run first
 */
public record RunSource(Optional<String> eventId, Cause cause, String ref, Optional<String> sha, String title, String actor,
        boolean approval) {

    public static RunSource of(String eventId, RepositoryEvent event, Optional<String> sha, boolean approval) {
        return new RunSource(Optional.of(eventId), cause(event), event.ref(), sha, event.title(), event.author(), approval);
    }

    private static Cause cause(RepositoryEvent event) {
        if (event instanceof BranchPushed) {
            return Cause.PUSH;
        }
        if (event instanceof TagPushed) {
            return Cause.TAG;
        }
        return event instanceof ReleasePublished ? Cause.RELEASE : Cause.CHANGE;
    }
}
