package dev.oasis.admin.repository;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.integration.IntegrationProblems;
import dev.oasis.admin.removal.WebhookRemovals;
import dev.oasis.common.audit.AuditTrail;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.AppBinding;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.Repository;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.webhook.WebhookHook;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * What administrators do with repositories. One that is linked to an app belongs to whoever administers that app, others to
 * who administers all apps. No provider is asked here.
 */
@ApplicationScoped
public class RepositoryAdministration {

    private final AppAccess access;
    private final RepositoryWebhooks webhooks;
    private final WebhookRemovals removals;
    private final AuditTrail audit;

    RepositoryAdministration(AppAccess access, RepositoryWebhooks webhooks, WebhookRemovals removals, AuditTrail audit) {
        this.access = access;
        this.webhooks = webhooks;
        this.removals = removals;
        this.audit = audit;
    }

    @WithSession
    public Uni<Page<RepositoryView>> list(Caller caller, Optional<String> app, Cursor cursor) {
        return app.map(named -> access.require(caller, named).map(found -> AppBinding.only(Set.of(found.id))))
                .orElseGet(() -> Uni.createFrom().item(caller.reach()))
                .flatMap(apps -> apps.all()
                        ? Repository.<Repository> find("id < ?1 order by id desc", cursor.before()).page(0, cursor.fetch())
                                .list()
                        : Repository.<Repository> find("id < ?1 and appId in ?2 order by id desc", cursor.before(), apps.ids())
                                .page(0, cursor.fetch()).list())
                .map(found -> Page.of(found, cursor, repository -> repository.id, RepositoryView::of));
    }

    @WithSession
    public Uni<RepositoryView> get(Caller caller, String id) {
        return required(caller, id).map(RepositoryView::of);
    }

    /**
     * A repository and its integration, to ask the provider with after the session.
     *
     * @param hook its id
     */
    public record Reach(Repository repository, Integration integration, Optional<String> hook) {
    }

    @WithSession
    public Uni<Reach> reach(Caller caller, String id) {
        return required(caller, id).flatMap(repository -> Integration.<Integration> findById(repository.integrationId)
                .flatMap(integration -> WebhookHook.<WebhookHook> find("repositoryId", id).firstResult()
                        .map(hook -> new Reach(repository, integration,
                                Optional.ofNullable(hook).map(found -> found.id)))));
    }

    /**
     * Joins or opens a transaction.
     *
     * @throws Problem {@code repository_exists}, {@code app_not_found}
     */
    @WithTransaction
    public Uni<RepositoryView> keep(Caller caller, FoundRepository found, Optional<String> app, Actor actor) {
        Repository repository = new Repository(found.integration(), found.remote(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        return requireIntegration(found.integration()).chain(() -> link(caller, repository, app))
                .chain(() -> repository.persistAndFlush())
                .chain(() -> webhooks.keep(found, repository))
                .map(kept -> RepositoryView.of(repository))
                .call(view -> record(actor, "repository.created", null, view));
    }

    /** Throws the same problems as keeping it would, before anything is done at the provider. */
    @WithSession
    public Uni<Void> requireNew(Caller caller, String integrationId, String externalId, Optional<String> app) {
        return app.map(named -> access.require(caller, named).replaceWithVoid()).orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> Repository.of(integrationId, externalId)).invoke(known -> {
                    if (known != null) {
                        throw Problem.ofField(ProblemCode.REPOSITORY_EXISTS, "externalId", "is looked at already.");
                    }
                }).replaceWithVoid();
    }

    @WithTransaction
    public Uni<RepositoryView> patch(Caller caller, String id, PatchRepositoryRequest request, Preconditions preconditions,
            Actor actor) {
        return locked(caller, id).flatMap(repository -> {
            RepositoryView before = RepositoryView.of(repository);
            preconditions.require(before);
            repository.active = request.active == null ? repository.active : request.active;
            repository.updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            return (request.app == null ? Uni.createFrom().voidItem() : link(caller, repository, request.app))
                    .map(linked -> RepositoryView.of(repository))
                    .call(after -> record(actor, "repository.changed", before, after));
        });
    }

    // It may have been deleted while its provider was asked.
    private static Uni<Void> requireIntegration(Integration asked) {
        return Integration.<Integration> findById(asked.id).flatMap(RowLock::shared).invoke(found -> {
            if (found == null || found.deletedAt != null) {
                throw IntegrationProblems.notFound();
            }
        }).replaceWithVoid();
    }

    /** What came of it stays. Its webhook at the provider is noted to be removed. */
    @WithTransaction
    public Uni<Void> delete(Caller caller, String id, Preconditions preconditions, Actor actor) {
        return locked(caller, id).invoke(repository -> preconditions.require(RepositoryView.of(repository)))
                .call(() -> removals.ofRepository(id))
                .call(repository -> WebhookHook.delete("repositoryId", id))
                .call(Repository::delete)
                .flatMap(repository -> record(actor, "repository.deleted", RepositoryView.of(repository), null));
    }

    private Uni<Void> link(Caller caller, Repository repository, Optional<String> app) {
        return app.map(named -> access.requireShared(caller, named).invoke(found -> repository.appId = found.id)
                .replaceWithVoid()).orElseGet(() -> {
                    repository.appId = null;
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> record(Actor actor, String action, RepositoryView before, RepositoryView after) {
        RepositoryView told = after == null ? before : after;
        return audit.record(actor, new Mutation(action, "repository", told.id(), told.appId(), before, after));
    }

    private static Uni<Repository> locked(Caller caller, String id) {
        return required(caller, id).flatMap(RowLock::exclusive).invoke(repository -> requireAllowed(caller, repository));
    }

    private static Uni<Repository> required(Caller caller, String id) {
        return Repository.<Repository> findById(id).invoke(repository -> requireAllowed(caller, repository));
    }

    private static void requireAllowed(Caller caller, Repository repository) {
        if (repository == null || !(repository.appId == null ? caller.reach().all() : caller.sees(repository.appId))) {
            throw Problem.of(ProblemCode.REPOSITORY_NOT_FOUND,
                    "No repository has this id, or your credentials are not bound to its app.");
        }
        if (repository.appId != null && !caller.may(repository.appId)) {
            throw Problem.of(ProblemCode.SCOPE_MISSING,
                    "You see this repository, but not with a scope that the call needs; ask an owner for one.");
        }
    }
}
