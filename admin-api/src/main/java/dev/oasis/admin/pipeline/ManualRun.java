package dev.oasis.admin.pipeline;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.jobs.Cause;
import dev.oasis.common.jobs.Job;
import dev.oasis.common.jobs.JobView;
import dev.oasis.common.pipeline.Pipeline;
import dev.oasis.common.pipeline.PipelineRuns;
import dev.oasis.common.pipeline.RunSource;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Runs a pipeline because somebody asks for it, also one that is switched off for events. */
@ApplicationScoped
public class ManualRun {

    private final AppAccess access;
    private final PipelineRuns runs;
    private final AuditTrail audit;

    public ManualRun(AppAccess access, PipelineRuns runs, AuditTrail audit) {
        this.access = access;
        this.runs = runs;
        this.audit = audit;
    }

    /** @throws Problem {@code job_rejected} when another job holds the concurrency key */
    @WithTransaction
    public Uni<JobView> run(Caller caller, String idOrSlug, String pipelineId, RunPipelineRequest request, Actor actor) {
        return access.requireShared(caller, idOrSlug).flatMap(app -> Pipeline.require(app.id, pipelineId)
                .flatMap(pipeline -> PipelineAdministration.requireLinked(app, pipeline.repositoryId)
                        .flatMap(repository -> runs.start(pipeline, repository, source(request, actor), actor)))
                .map(ManualRun::made)
                .map(JobView::of)
                .call(view -> audit.record(actor, new Mutation("job.created", "job", view.id(), app.id, null, view))));
    }

    private static RunSource source(RunPipelineRequest request, Actor actor) {
        return new RunSource(Optional.empty(), Cause.MANUAL, request.fullRef(), request.sha(), "", actor.name(), false);
    }

    private static Job made(Optional<Job> job) {
        return job.orElseThrow(() -> Problem.of(ProblemCode.JOB_REJECTED,
                "Another job with the same concurrency key is not finished, and the pipeline takes no second one; wait for it "
                        + "or cancel it."));
    }
}
