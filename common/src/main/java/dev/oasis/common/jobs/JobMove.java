package dev.oasis.common.jobs;

import java.util.Objects;
import java.util.Optional;

import dev.oasis.common.identity.Actor;

/**
 * A step in a job's life, as somebody wants it who has seen the job before.
 *
 * @param seen the state that they saw; the job must still be in it
 * @param attempt that they saw; a runner whose lease was given to another one has an older one
 * @param reason a sentence for people
 * @param result JSON of what was done, as far as it is known
 */
public record JobMove(String jobId, JobState seen, int attempt, JobState next, Actor actor, Optional<String> reason,
        Optional<String> result) {

    private static final int MAX_REASON = 1000;

    public JobMove {
        Objects.requireNonNull(seen);
        Objects.requireNonNull(next);
        reason = reason.map(text -> text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON));
    }

    /** From what the job is here and now, without more to say. */
    public static JobMove of(Job job, JobState next, Actor actor) {
        return new JobMove(job.id, job.state, job.attempt, next, actor, Optional.empty(), Optional.empty());
    }

    public JobMove because(String sentence) {
        return new JobMove(jobId, seen, attempt, next, actor, Optional.of(sentence), result);
    }

    public JobMove with(String json) {
        return new JobMove(jobId, seen, attempt, next, actor, reason, Optional.of(json));
    }
}
