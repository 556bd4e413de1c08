package dev.oasis.common.pipeline;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.identity.Actor;
import dev.oasis.common.jobs.Job;
import dev.oasis.common.jobs.JobConcurrency;
import dev.oasis.common.jobs.JobLifecycle;
import dev.oasis.common.jobs.JobOrder;
import dev.oasis.common.provider.Repository;
import io.smallrye.mutiny.Uni;

/** Makes jobs of pipelines, in the transaction at hand. */
@ApplicationScoped
public class PipelineRuns {

    private static final int MAX_TITLE = 200;

    private final JobLifecycle lifecycle;
    private final JobConcurrency concurrency;
    private final PipelineJson json;

    public PipelineRuns(JobLifecycle lifecycle, JobConcurrency concurrency, PipelineJson json) {
        this.lifecycle = lifecycle;
        this.concurrency = concurrency;
        this.json = json;
    }

    /** The job; nothing when another one holds the concurrency key and the pipeline rejects company. */
    public Uni<Optional<Job>> start(Pipeline pipeline, Repository repository, RunSource source, Actor actor) {
        return make(order(pipeline, repository, source), actor);
    }

    /** The same as the job once more, by its frozen plan; what was never approved waits for approval again. */
    public Uni<Optional<Job>> again(Job job, Actor actor) {
        return make(JobOrders.again(job, actor), actor);
    }

    private Uni<Optional<Job>> make(JobOrder order, Actor actor) {
        Uni<Boolean> admitted = order.concurrency().map(key -> concurrency.admits(order.appId(), key))
                .orElseGet(() -> Uni.createFrom().item(true));
        return admitted.flatMap(admits -> admits
                ? lifecycle.create(order, actor).call(job -> order.approval() ? Uni.createFrom().voidItem()
                        : concurrency.makeRoom(job, actor)).map(Optional::of)
                : Uni.createFrom().item(Optional.empty()));
    }

    private JobOrder order(Pipeline pipeline, Repository repository, RunSource source) {
        String title = source.title().length() <= MAX_TITLE ? source.title() : source.title().substring(0, MAX_TITLE);
        return new JobOrder(pipeline.appId, Optional.of(repository.id), Optional.of(pipeline.id), source.eventId(),
                Optional.empty(), pipeline.name, pipeline.kind, source.cause(), source.ref(), source.sha(), title,
                source.actor(), pipeline.labelSet(), json.plan(pipeline, repository, source),
                pipeline.concurrency(source.ref()), source.approval());
    }
}
