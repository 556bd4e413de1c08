package dev.oasis.admin.job;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.jobs.Job;
import dev.oasis.common.jobs.JobConcurrency;
import dev.oasis.common.jobs.JobLifecycle;
import dev.oasis.common.jobs.JobMove;
import dev.oasis.common.jobs.JobState;
import dev.oasis.common.jobs.JobView;
import dev.oasis.common.pipeline.PipelineRuns;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What people do with jobs that are there. */
@ApplicationScoped
public class JobAdministration {

    private final JobLifecycle lifecycle;
    private final JobConcurrency concurrency;
    private final PipelineRuns runs;
    private final AuditTrail audit;

    public JobAdministration(JobLifecycle lifecycle, JobConcurrency concurrency, PipelineRuns runs, AuditTrail audit) {
        this.lifecycle = lifecycle;
        this.concurrency = concurrency;
        this.runs = runs;
        this.audit = audit;
    }

    /** Ends a job that waits; one that a runner has is told to end. @throws Problem {@code job_state_forbids} */
    @WithTransaction
    public Uni<JobView> cancel(Caller caller, String id, Actor actor) {
        return change(caller, id, "job.cancelled", actor, job -> lifecycle.move(JobMove.of(job,
                job.state == JobState.QUEUED ? JobState.CANCELLED : JobState.CANCELLING, actor)
                .because("Cancelled by " + actor.name() + ".")));
    }

    /** @throws Problem {@code job_not_awaiting_approval} */
    @WithTransaction
    public Uni<JobView> approve(Caller caller, String id, Actor actor) {
        return change(caller, id, "job.approved", actor,
                job -> lifecycle.approve(id, actor).call(approved -> concurrency.makeRoom(approved, actor)));
    }

    /** @throws Problem {@code job_not_awaiting_approval} */
    @WithTransaction
    public Uni<JobView> refuse(Caller caller, String id, Actor actor) {
        return change(caller, id, "job.refused", actor, job -> lifecycle.refuse(id, actor));
    }

    /** Another job by the same frozen plan. @throws Problem {@code job_state_forbids} while the job is not finished */
    @WithTransaction
    public Uni<JobView> rerun(Caller caller, String id, Actor actor) {
        return Job.requireLocked(id).invoke(job -> JobReading.requireVisible(caller, job))
                .invoke(JobAdministration::requireFinal)
                .flatMap(job -> runs.again(job, actor))
                .map(made -> made.orElseThrow(() -> Problem.of(ProblemCode.JOB_REJECTED,
                        "Another job with the same concurrency key is not finished; wait for it or cancel it.")))
                .map(JobView::of)
                .call(view -> audit.record(actor, new Mutation("job.rerun", "job", view.id(), view.appId(), null, view)));
    }

    private Uni<JobView> change(Caller caller, String id, String action, Actor actor, Function<Job, Uni<Job>> change) {
        return Job.requireLocked(id).invoke(job -> JobReading.requireVisible(caller, job)).flatMap(job -> {
            JobView before = JobView.of(job);
            return change.apply(job).map(JobView::of).call(after -> audit.record(actor,
                    new Mutation(action, "job", id, after.appId(), before, after)));
        });
    }

    private static void requireFinal(Job job) {
        if (!job.state.isFinal()) {
            throw Problem.of(ProblemCode.JOB_STATE_FORBIDS,
                    "The job is " + job.state.wireName() + "; it can be run again when it is finished.");
        }
    }
}
