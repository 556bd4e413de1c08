package dev.oasis.admin.option;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.conditional.Preconditions;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators do with the options of an app. */
@ApplicationScoped
public class AppOptionsAdministration {

    private final AppAccess access;
    private final CatalogChanges changes;

    public AppOptionsAdministration(AppAccess access, CatalogChanges changes) {
        this.access = access;
        this.changes = changes;
    }

    @WithSession
    public Uni<AppOptionsView> get(Caller caller, String app) {
        return access.require(caller, app).map(AppOptionsView::of);
    }

    @WithTransaction
    public Uni<AppOptionsView> patch(Caller caller, String idOrSlug, PatchAppOptionsRequest request,
            Preconditions preconditions, Actor actor) {
        return access.requireLocked(caller, idOrSlug).flatMap(app -> {
            AppOptionsView before = AppOptionsView.of(app);
            preconditions.require(before);
            AppOptionsView after = request.appliedTo(before);
            if (before.equals(after)) {
                return Uni.createFrom().item(after);
            }
            app.addressBuckets = after.addressBuckets();
            app.msiNsisInterchangeable = after.msiNsisInterchangeable();
            app.quietForOldest = after.quietForOldest();
            app.updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            return changes.offered(app, actor, new Mutation("app.options_changed", "app", app.id, app.id, before, after), null)
                    .replaceWith(after);
        });
    }
}
