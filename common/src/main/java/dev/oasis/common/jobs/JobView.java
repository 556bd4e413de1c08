package dev.oasis.common.jobs;

import java.time.Instant;
import java.util.List;

import dev.oasis.common.web.conditional.Tagged;

/** A job as every API answers it. */
public record JobView(String id, String appId, String repositoryId, String pipelineId, String rerunOf, String name, String kind,
        String state, String approval, String cause, String ref, String sha, String title, String actor, List<String> labels,
        int attempt, String runner, String reason, Instant createdAt, Instant startedAt, Instant finishedAt) implements Tagged {

    public static JobView of(Job job) {
        return new JobView(job.id, job.appId, job.repositoryId, job.pipelineId, job.rerunOf, job.name, job.kind.wireName(),
                job.state.wireName(), job.approval.wireName(), job.cause.wireName(), job.ref, job.sha, job.title, job.actor,
                job.labels.isEmpty() ? List.of() : List.of(job.labels.split(",")), job.attempt, job.runner, job.reason,
                job.createdAt, job.startedAt, job.finishedAt);
    }
}
