package dev.oasis.common.jobs;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A job that is to be made.
 *
 * @param repositoryEvent what it comes of; at most one job of a pipeline comes of an event
 * @param sha the commit; empty when only the ref is known
 * @param actor login of whoever caused it, at the provider or here
 * @param plan JSON, frozen: what becomes of the pipeline later does not matter to the job
 * @param approval whether somebody has to let it run first
 */
public record JobOrder(String appId, Optional<String> repositoryId, Optional<String> pipelineId,
        Optional<String> repositoryEvent, Optional<String> rerunOf, String name, JobKind kind, Cause cause, String ref,
        Optional<String> sha, String title, String actor, SortedSet<String> labels, String plan,
        Optional<Concurrency> concurrency, boolean approval) {

    /** Jobs of an app with the same key do not run at the same time. */
    public record Concurrency(String key, ConcurrencyMode mode) {

        public Concurrency {
            Objects.requireNonNull(key);
            Objects.requireNonNull(mode);
        }
    }

    public JobOrder {
        Objects.requireNonNull(appId);
        Objects.requireNonNull(plan);
        if (labels.stream().anyMatch(label -> label.contains(","))) {
            throw new IllegalArgumentException("Labels are kept with commas between: " + labels);
        }
    }
}
