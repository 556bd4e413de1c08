package dev.oasis.admin.pipeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.pipeline.Pipeline;
import dev.oasis.common.pipeline.PipelineJson;
import dev.oasis.common.provider.Repository;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators do with pipelines. */
@ApplicationScoped
public class PipelineAdministration {

    private final AppAccess access;
    private final AuditTrail audit;
    private final PipelineContent content;
    private final PipelineJson json;

    public PipelineAdministration(AppAccess access, AuditTrail audit, PipelineContent content, PipelineJson json) {
        this.access = access;
        this.audit = audit;
        this.content = content;
        this.json = json;
    }

    @WithSession
    public Uni<Page<PipelineView>> list(Caller caller, String app, Cursor cursor) {
        return access.require(caller, app)
                .flatMap(found -> Pipeline
                        .<Pipeline> find("appId = ?1 and id < ?2 order by id desc", found.id, cursor.before())
                        .page(0, cursor.fetch()).list())
                .map(found -> Page.of(found, cursor, pipeline -> pipeline.id, this::view));
    }

    @WithSession
    public Uni<PipelineView> get(Caller caller, String app, String id) {
        return access.require(caller, app).flatMap(found -> Pipeline.require(found.id, id)).map(this::view);
    }

    @WithTransaction
    public Uni<PipelineView> create(Caller caller, String idOrSlug, CreatePipelineRequest request, Actor actor) {
        return access.requireShared(caller, idOrSlug).flatMap(app -> requireLinked(app, request.repositoryId())
                .call(() -> requireFree(app, request.name()))
                .map(repository -> made(app, repository, request))
                .flatMap(pipeline -> pipeline.<Pipeline> persist())
                .call(Panache::flush)
                .map(this::view)
                .call(view -> audit.record(actor, mutation("pipeline.created", app, view.id(), null, view))));
    }

    @WithTransaction
    public Uni<PipelineView> patch(Caller caller, String idOrSlug, String id, PatchPipelineRequest request,
            Preconditions preconditions, Actor actor) {
        return access.requireShared(caller, idOrSlug).flatMap(app -> Pipeline.requireLocked(app.id, id).flatMap(pipeline -> {
            PipelineView before = view(pipeline);
            preconditions.require(before);
            boolean renamed = request.name != null && !request.name.equals(pipeline.name);
            return (renamed ? requireFree(app, request.name) : Uni.createFrom().voidItem())
                    .invoke(() -> change(pipeline, request)).call(Panache::flush).map(done -> view(pipeline))
                    .call(after -> audit.record(actor, mutation("pipeline.changed", app, id, before, after)));
        }));
    }

    /** Its jobs stay, with the frozen copies of what they were made of. */
    @WithTransaction
    public Uni<Void> delete(Caller caller, String idOrSlug, String id, Preconditions preconditions, Actor actor) {
        return access.requireShared(caller, idOrSlug).flatMap(app -> Pipeline.requireLocked(app.id, id)
                .invoke(pipeline -> preconditions.require(view(pipeline)))
                .call(pipeline -> pipeline.delete())
                .flatMap(pipeline -> audit.record(actor,
                        mutation("pipeline.deleted", app, pipeline.id, view(pipeline), null))));
    }

    /**
     * The repository, if the app may use it. Another app's is as little there as one that does not exist.
     *
     * @throws Problem {@code repository_not_linked}
     */
    static Uni<Repository> requireLinked(App app, String repositoryId) {
        return Repository.find("id = ?1 and appId = ?2", repositoryId, app.id).<Repository> firstResult()
                .invoke(repository -> {
                    if (repository == null) {
                        throw Problem.ofField(ProblemCode.REPOSITORY_NOT_LINKED, "repositoryId",
                                "is not a repository that is linked to this app; link it first.");
                    }
                });
    }

    private Pipeline made(App app, Repository repository, CreatePipelineRequest request) {
        Pipeline pipeline = new Pipeline(app.id, repository.id, PipelineContent.kind(request.kind()), now());
        pipeline.name = request.name();
        pipeline.enabled = request.enabled().orElse(true);
        content.triggers(pipeline, request.triggers());
        PipelineContent.labels(pipeline, request.labels().orElse(List.of()));
        request.concurrency().ifPresent(given -> given.into(pipeline));
        content.definition(pipeline, request.definition());
        return pipeline;
    }

    private void change(Pipeline pipeline, PatchPipelineRequest request) {
        if (request.name != null) {
            pipeline.name = request.name;
        }
        if (request.enabled != null) {
            pipeline.enabled = request.enabled;
        }
        if (request.triggers != null) {
            content.triggers(pipeline, Optional.of(request.triggers));
        }
        if (request.labels != null) {
            PipelineContent.labels(pipeline, request.labels);
        }
        if (request.concurrency != null) {
            pipeline.concurrencyKey = null;
            pipeline.concurrencyMode = null;
            request.concurrency.ifPresent(given -> given.into(pipeline));
        }
        if (request.definition != null) {
            content.definition(pipeline, Optional.of(request.definition));
        }
        pipeline.updatedAt = now();
    }

    private static Uni<Void> requireFree(App app, String name) {
        return Pipeline.count("appId = ?1 and name = ?2", app.id, name).invoke(others -> {
            if (others > 0) {
                throw Problem.ofField(ProblemCode.PIPELINE_EXISTS, "name", "is that of another pipeline of the app.");
            }
        }).replaceWithVoid();
    }

    private static Mutation mutation(String action, App app, String id, PipelineView before, PipelineView after) {
        return new Mutation(action, "pipeline", id, app.id, before, after);
    }

    private PipelineView view(Pipeline pipeline) {
        return PipelineView.of(pipeline, json);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
