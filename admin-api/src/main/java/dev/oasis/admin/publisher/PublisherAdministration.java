package dev.oasis.admin.publisher;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.publishing.Publisher;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators do with publishers. Each change ends the tokens that were given under the rule before. */
@ApplicationScoped
public class PublisherAdministration {

    private final AppAccess access;
    private final PublisherChanges fields;
    private final CatalogChanges changes;

    PublisherAdministration(AppAccess access, PublisherChanges fields, CatalogChanges changes) {
        this.access = access;
        this.fields = fields;
        this.changes = changes;
    }

    @WithSession
    public Uni<Page<PublisherView>> list(Caller caller, String app, Cursor cursor) {
        return access.require(caller, app)
                .flatMap(found -> Publisher
                        .<Publisher> find("appId = ?1 and id < ?2 order by id desc", found.id, cursor.before())
                        .page(0, cursor.fetch()).list())
                .map(publishers -> Page.of(publishers, cursor, publisher -> publisher.id, PublisherView::of));
    }

    @WithSession
    public Uni<PublisherView> get(Caller caller, String app, String id) {
        return access.require(caller, app).flatMap(found -> require(found, id)).map(PublisherView::of);
    }

    /** @throws Problem {@code validation_failed} */
    @WithTransaction
    public Uni<PublisherView> create(Caller caller, String idOrSlug, CreatePublisherRequest request, Actor actor) {
        return access.requireShared(caller, idOrSlug).flatMap(app -> {
            Publisher publisher = new Publisher(app.id, now());
            fields.fill(publisher, request);
            PublisherView view = PublisherView.of(publisher);
            return publisher.persist().chain(() -> record(app, actor, "publisher.created", view.id(), null, view))
                    .replaceWith(view);
        });
    }

    /** @throws Problem {@code validation_failed} */
    @WithTransaction
    public Uni<PublisherView> patch(Caller caller, String idOrSlug, String id, PatchPublisherRequest request,
            Preconditions preconditions, Actor actor) {
        return access.requireShared(caller, idOrSlug).flatMap(app -> requireLocked(app, id).flatMap(publisher -> {
            PublisherView before = PublisherView.of(publisher);
            preconditions.require(before);
            fields.apply(publisher, request);
            if (PublisherView.of(publisher).equals(before)) {
                return Uni.createFrom().item(before);
            }
            publisher.revision++;
            publisher.updatedAt = now();
            PublisherView after = PublisherView.of(publisher);
            return record(app, actor, "publisher.changed", id, before, after).replaceWith(after);
        }));
    }

    @WithTransaction
    public Uni<Void> delete(Caller caller, String idOrSlug, String id, Preconditions preconditions, Actor actor) {
        return access.requireShared(caller, idOrSlug).flatMap(app -> requireLocked(app, id)
                .invoke(publisher -> preconditions.require(PublisherView.of(publisher)))
                .call(Publisher::delete)
                .flatMap(publisher -> record(app, actor, "publisher.deleted", id, PublisherView.of(publisher), null)));
    }

    private Uni<Void> record(App app, Actor actor, String action, String id, PublisherView before, PublisherView after) {
        return changes.administered(app, actor, new Mutation(action, "publisher", id, app.id, before, after), null);
    }

    private static Uni<Publisher> requireLocked(App app, String id) {
        return require(app, id).flatMap(RowLock::exclusive).invoke(PublisherAdministration::requireFound);
    }

    private static Uni<Publisher> require(App app, String id) {
        return Publisher.<Publisher> find("appId = ?1 and id = ?2", app.id, id).firstResult()
                .invoke(PublisherAdministration::requireFound);
    }

    private static void requireFound(Publisher publisher) {
        if (publisher == null) {
            throw Problem.of(ProblemCode.PUBLISHER_NOT_FOUND, "This app has no publisher with this id.");
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
