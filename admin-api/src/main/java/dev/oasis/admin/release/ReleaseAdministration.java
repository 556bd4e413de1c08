package dev.oasis.admin.release;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.ReleaseDrafts;
import dev.oasis.common.catalog.release.ReleasePublication;
import dev.oasis.common.catalog.release.ReleaseView;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.conditional.Preconditions;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;

/** What administrators and CI do with releases besides filling them. */
@ApplicationScoped
public class ReleaseAdministration {

    // In this collation only an index of the app's own can give the order, never the primary key with all other apps' releases.
    private static final String NEWEST = "collate(id as ucs_basic)";

    private final AppAccess access;
    private final ReleaseDrafts drafts;
    private final ReleasePublication publication;
    private final CatalogChanges changes;

    public ReleaseAdministration(AppAccess access, ReleaseDrafts drafts, ReleasePublication publication,
            CatalogChanges changes) {
        this.access = access;
        this.drafts = drafts;
        this.publication = publication;
        this.changes = changes;
    }

    @WithTransaction
    public Uni<ReleaseView> create(Caller caller, String app, CreateReleaseRequest request, Actor actor) {
        return access.require(caller, app)
                .flatMap(found -> drafts.create(found,
                        ReleaseDrafts.Draft.of(request.version(), request.notes(), request.channel()), actor))
                .map(ReleaseView::of);
    }

    @WithSession
    public Uni<Page<ReleaseView>> list(Caller caller, String app, Cursor cursor, ReleaseFilter filter) {
        return access.require(caller, app).flatMap(found -> {
            Parameters values = Parameters.with("app", found.id).and("before", cursor.before());
            StringBuilder condition = new StringBuilder("appId = :app and " + NEWEST + " < :before");
            filter.asked().forEach((field, value) -> {
                condition.append(" and ").append(field).append(" = :").append(field);
                values.and(field, value);
            });
            return Release.<Release> find(condition + " order by " + NEWEST + " desc", values).page(0, cursor.fetch()).list();
        }).map(releases -> Page.of(releases, cursor, release -> release.id, ReleaseView::of));
    }

    @WithSession
    public Uni<ReleaseView> get(Caller caller, ReleasePath path) {
        return access.require(caller, path.app()).flatMap(app -> Release.require(app.id, path.release())).map(ReleaseView::of);
    }

    @WithTransaction
    public Uni<ReleaseView> patch(Caller caller, ReleasePath path, PatchReleaseRequest request,
            Preconditions preconditions, Actor actor) {
        return access.require(caller, path.app())
                .flatMap(app -> requireLocked(app, path, preconditions).flatMap(release -> {
                    if (request.notes == null) {
                        return Uni.createFrom().item(ReleaseView.of(release));
                    }
                    ReleaseView before = ReleaseView.of(release);
                    release.notes = request.notes.orElse(null);
                    release.updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                    ReleaseView after = ReleaseView.of(release);
                    return changes.offered(app, actor,
                            new Mutation("release.changed", "release", release.id, app.id, before, after), release.version)
                            .replaceWith(after);
                }));
    }

    @WithTransaction
    public Uni<ReleaseView> publish(Caller caller, ReleasePath path, Preconditions preconditions, PublishRequest request,
            Actor actor) {
        return access.requireShared(caller, path.app()).flatMap(app -> requireLocked(app, path, preconditions)
                .flatMap(release -> publication.publish(app, release, request.order(), actor))).map(ReleaseView::of);
    }

    @WithTransaction
    public Uni<ReleaseView> archive(Caller caller, ReleasePath path, Preconditions preconditions, Actor actor) {
        return access.require(caller, path.app()).flatMap(app -> requireLocked(app, path, preconditions)
                .flatMap(release -> publication.archive(app, release, actor))).map(ReleaseView::of);
    }

    /** Deletes a draft with all that is in it. */
    @WithTransaction
    public Uni<Void> delete(Caller caller, ReleasePath path, Preconditions preconditions, Actor actor) {
        return access.require(caller, path.app()).flatMap((App app) -> requireLocked(app, path, preconditions)
                .invoke(Release::requireDraft)
                .call(release -> Release.delete("id", release.id))
                .flatMap(release -> changes.administered(app, actor, new Mutation("release.deleted", "release", release.id,
                        app.id, ReleaseView.of(release), null), release.version)));
    }

    private static Uni<Release> requireLocked(App app, ReleasePath path, Preconditions preconditions) {
        return Release.requireLocked(app.id, path.release()).invoke(release -> preconditions.require(ReleaseView.of(release)));
    }
}
