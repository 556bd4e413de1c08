package dev.oasis.admin.release;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.ReleaseDrafts;
import dev.oasis.common.catalog.release.ReleasePublication;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.release.ReleaseView;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators and CI do with releases besides filling them. */
@ApplicationScoped
public class ReleaseAdministration {

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
    public Uni<Page<ReleaseView>> list(Caller caller, String app, Cursor cursor, Optional<ReleaseStatus> status) {
        return access.require(caller, app).flatMap(found -> status
                .map(wanted -> Release.<Release> find("appId = ?1 and id < ?2 and status = ?3 order by id desc", found.id,
                        cursor.before(), wanted))
                .orElseGet(() -> Release.find("appId = ?1 and id < ?2 order by id desc", found.id, cursor.before()))
                .page(0, cursor.fetch()).list())
                .map((List<Release> releases) -> Page.of(releases, cursor, release -> release.id, ReleaseView::of));
    }

    @WithSession
    public Uni<ReleaseView> get(Caller caller, ReleasePath path) {
        return access.require(caller, path.app()).flatMap(app -> Release.require(app.id, path.release())).map(ReleaseView::of);
    }

    @WithTransaction
    public Uni<ReleaseView> patch(Caller caller, ReleasePath path, PatchReleaseRequest request, Actor actor) {
        return access.require(caller, path.app())
                .flatMap(app -> Release.requireLocked(app.id, path.release()).flatMap(release -> {
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
    public Uni<ReleaseView> publish(Caller caller, ReleasePath path, PublishRequest request, Actor actor) {
        return access.requireShared(caller, path.app()).flatMap(app -> Release.requireLocked(app.id, path.release())
                .flatMap(release -> publication.publish(app, release, request.order(), actor))).map(ReleaseView::of);
    }

    @WithTransaction
    public Uni<ReleaseView> archive(Caller caller, ReleasePath path, Actor actor) {
        return access.require(caller, path.app()).flatMap(app -> Release.requireLocked(app.id, path.release())
                .flatMap(release -> publication.archive(app, release, actor))).map(ReleaseView::of);
    }

    /** Deletes a draft with all that is in it. */
    @WithTransaction
    public Uni<Void> delete(Caller caller, ReleasePath path, Actor actor) {
        return access.require(caller, path.app()).flatMap((App app) -> Release.requireLocked(app.id, path.release())
                .invoke(Release::requireDraft)
                .call(release -> Release.delete("id", release.id))
                .flatMap(release -> changes.administered(app, actor, new Mutation("release.deleted", "release", release.id,
                        app.id, ReleaseView.of(release), null), release.version)));
    }
}
