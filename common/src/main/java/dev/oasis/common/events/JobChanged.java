package dev.oasis.common.events;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Data of the events on {@link Topic#JOBS}, keyed by the job's id: where a job is now. What it is to do is read from its row.
 *
 * @param repositoryId null when it is of no repository, or of one that is gone
 * @param pipelineId null when it is of no pipeline, or of one that is gone
 * @param revision 0, 1, 2, … without a gap; a consumer that has seen a higher one of the job need not look
 * @param attempt 0 before any runner has taken it
 * @param previousState null for a new job
 * @param approval {@code not_needed}, {@code awaiting}, {@code granted} or {@code refused}
 * @param sha null when only the ref is known
 */
@RegisterForReflection // written by an ObjectMapper that the native build cannot see through
public record JobChanged(String jobId, String appId, String repositoryId, String pipelineId, String kind, int revision,
        int attempt, String previousState, String state, String approval, String ref, String sha) {
}
