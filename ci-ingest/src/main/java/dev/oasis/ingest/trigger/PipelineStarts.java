package dev.oasis.ingest.trigger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.identity.Actor;
import dev.oasis.common.jobs.Job;
import dev.oasis.common.pipeline.Pipeline;
import dev.oasis.common.pipeline.PipelineJson;
import dev.oasis.common.pipeline.PipelineRuns;
import dev.oasis.common.pipeline.RepositoryEvents;
import dev.oasis.common.pipeline.RunSource;
import dev.oasis.common.provider.Repository;
import dev.oasis.common.trigger.RepositoryEvent;
import dev.oasis.common.trigger.TriggerDecision;
import dev.oasis.common.trigger.Triggering;
import dev.oasis.ingest.webhook.HandlingOutcome;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Decides for each pipeline and makes the jobs, in the transaction at hand. A pipeline has at most one job of an event. */
@ApplicationScoped
class PipelineStarts {

    private static final int MAX_SUMMARY = 900;

    private final RepositoryEvents events;
    private final PipelineRuns runs;
    private final PipelineJson json;

    PipelineStarts(RepositoryEvents events, PipelineRuns runs, PipelineJson json) {
        this.events = events;
        this.runs = runs;
        this.json = json;
    }

    /** What came of one pipeline, as a sentence. */
    private record Result(boolean started, String sentence) {
    }

    Uni<HandlingOutcome> start(Repository repository, List<Pipeline> pipelines, RepositoryEvent told, Findings findings,
            Actor actor) {
        RepositoryEvent event = findings.complete(told);
        return events.once(repository, event).flatMap(eventId -> started(eventId)
                .flatMap(started -> Multi.createFrom().iterable(pipelines).onItem()
                        .transformToUniAndConcatenate(pipeline -> started.contains(pipeline.id)
                                ? Uni.createFrom().item(new Result(false, pipeline.name + ": It has its job for this event."))
                                : one(repository, pipeline, eventId, event, findings, actor))
                        .collect().asList()))
                .map(PipelineStarts::outcome);
    }

    private static Uni<Set<String>> started(String eventId) {
        return Job.<Job> list("repositoryEventId", eventId).map(
                jobs -> jobs.stream().filter(job -> job.pipelineId != null).map(job -> job.pipelineId)
                        .collect(Collectors.toSet()));
    }

    private Uni<Result> one(Repository repository, Pipeline pipeline, String eventId, RepositoryEvent event, Findings findings,
            Actor actor) {
        TriggerDecision decision = Triggering.decide(event, json.rules(pipeline), findings.filesOf(event));
        if (decision instanceof TriggerDecision.Run run) {
            return runs.start(pipeline, repository, RunSource.of(eventId, event, findings.shaOf(event), run.approval()), actor)
                    .map(made -> made
                            .map(job -> new Result(true, pipeline.name + ": job " + job.id
                                    + (run.approval() ? ", which waits for approval." : ".")))
                            .orElseGet(() -> new Result(false,
                                    pipeline.name + ": Another job holds the concurrency key.")));
        }
        return Uni.createFrom().item(new Result(false, pipeline.name + ": " + ((TriggerDecision.Skip) decision).reason()));
    }

    private static HandlingOutcome outcome(List<Result> results) {
        List<String> sentences = new ArrayList<>();
        results.stream().filter(Result::started).forEach(result -> sentences.add(result.sentence()));
        results.stream().filter(result -> !result.started()).forEach(result -> sentences.add(result.sentence()));
        String summary = String.join(" ", sentences);
        String kept = summary.length() <= MAX_SUMMARY ? summary : summary.substring(0, MAX_SUMMARY) + " …";
        return results.stream().anyMatch(Result::started) ? new HandlingOutcome.Processed(kept)
                : new HandlingOutcome.Ignored(kept);
    }
}
