package dev.oasis.common.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import dev.oasis.common.identity.Actor;
import dev.oasis.common.jobs.Approval;
import dev.oasis.common.jobs.Cause;
import dev.oasis.common.jobs.Job;
import dev.oasis.common.jobs.JobOrder;

/** Orders that repeat a job. */
final class JobOrders {

    private JobOrders() {
    }

    static JobOrder again(Job job, Actor actor) {
        TreeSet<String> labels = job.labels.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(job.labels.split(",")));
        return new JobOrder(job.appId, Optional.ofNullable(job.repositoryId), Optional.ofNullable(job.pipelineId),
                Optional.empty(), Optional.of(job.id), job.name, job.kind, Cause.RERUN, job.ref, Optional.ofNullable(job.sha),
                job.title, actor.name(), labels, job.plan,
                Optional.ofNullable(job.concurrencyKey).map(key -> new JobOrder.Concurrency(key, job.concurrencyMode)),
                isUnapproved(job));
    }

    // Asking for it again is not the same as letting it run.
    private static boolean isUnapproved(Job job) {
        return job.approval == Approval.AWAITING || job.approval == Approval.REFUSED;
    }
}
