package dev.oasis.admin.app;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.signingkey.SigningKeyAdministration;
import dev.oasis.admin.signingkey.TrustKeyRequest;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.app.Channel;
import dev.oasis.common.catalog.app.ChannelChoice;
import dev.oasis.common.catalog.app.Slug;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.AppBinding;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators do with apps. */
@ApplicationScoped
public class AppAdministration {

    private final AppAccess access;
    private final CatalogChanges changes;
    private final SigningKeyAdministration keys;

    public AppAdministration(AppAccess access, CatalogChanges changes, SigningKeyAdministration keys) {
        this.access = access;
        this.changes = changes;
        this.keys = keys;
    }

    @WithTransaction
    public Uni<AppView> create(CreateAppRequest request, Actor actor) {
        App app = new App();
        app.id = Ulid.next();
        app.slug = Slug.requireForApp(request.slug());
        app.name = request.name();
        app.description = request.description().orElse(null);
        app.createdAt = now();
        app.updatedAt = app.createdAt;
        return app.persistAndFlush()
                .chain(() -> PanacheEntityBase.persist(ChannelChoice.initial(app.id)))
                .chain(() -> trust(app, request.publicKey().orElse(null), actor))
                .chain(() -> view(app))
                .call(view -> changes.offered(app, actor, new Mutation("app.created", "app", app.id, app.id, null, view),
                        null));
    }

    @WithSession
    public Uni<Page<AppView>> list(Caller caller, Cursor cursor) {
        AppBinding apps = caller.reach();
        Uni<List<App>> found = apps.all()
                ? App.find("id < ?1 order by id desc", cursor.before()).page(0, cursor.fetch()).list()
                : App.find("id < ?1 and id in ?2 order by id desc", cursor.before(), apps.ids())
                        .page(0, cursor.fetch()).list();
        return found.map(listed -> Page.of(listed, cursor, app -> app.id, app -> app))
                .flatMap(page -> AppFigures.of(page.items().stream().map(app -> app.id).toList())
                        .map(figures -> page.map(app -> AppView.of(app, figures.get(app.id)))));
    }

    @WithSession
    public Uni<AppView> get(Caller caller, String app) {
        return access.require(caller, app).flatMap(AppAdministration::view);
    }

    @WithTransaction
    public Uni<AppView> patch(Caller caller, String idOrSlug, PatchAppRequest request,
            Preconditions preconditions, Actor actor) {
        return access.requireLocked(caller, idOrSlug).flatMap(app -> view(app).invoke(preconditions::require)
                .flatMap(before -> {
                    if (request.name != null) {
                        app.name = request.name;
                    }
                    if (request.description != null) {
                        app.description = request.description.orElse(null);
                    }
                    app.updatedAt = now();
                    return trust(app, request.publicKey, actor).chain(() -> view(app)).call(after -> changes
                            .administered(app, actor, new Mutation("app.changed", "app", app.id, app.id, before, after), null));
                }));
    }

    /** Deletes the app with all that belongs to it, unless clients may still be following it. */
    @WithTransaction
    public Uni<Void> delete(Caller caller, String idOrSlug, Preconditions preconditions, Actor actor) {
        return access.requireLocked(caller, idOrSlug)
                .flatMap(app -> view(app).invoke(preconditions::require)
                        .call(() -> Release.count("appId = ?1 and status = ?2", app.id, ReleaseStatus.PUBLISHED)
                                .invoke(AppAdministration::requireNonePublished))
                        // Releases refer to channels; the rest follows the app by itself.
                        .call(() -> Release.delete("appId", app.id))
                        .call(() -> Channel.delete("appId", app.id))
                        .call(() -> App.delete("id", app.id))
                        .flatMap(before -> changes.offered(app, actor,
                                new Mutation("app.deleted", "app", app.id, app.id, before, null), null)));
    }

    private Uni<Void> trust(App app, String publicKey, Actor actor) {
        return publicKey == null ? Uni.createFrom().voidItem()
                : keys.trust(app, new TrustKeyRequest(publicKey, null), actor).replaceWithVoid();
    }

    private static Uni<AppView> view(App app) {
        return AppFigures.of(List.of(app.id)).map((Map<String, AppFigures> figures) -> AppView.of(app, figures.get(app.id)));
    }

    private static void requireNonePublished(long published) {
        if (published > 0) {
            throw Problem.of(ProblemCode.APP_HAS_PUBLISHED_RELEASES, "Archive its " + published
                    + " published release(s) first: clients in the field still ask for updates.");
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
