package dev.oasis.admin.freeze;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.freeze.FreezeWindow;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators do with freeze windows. They change nothing that is offered, only what may come. */
@ApplicationScoped
public class FreezeAdministration {

    private final AppAccess access;
    private final CatalogChanges changes;

    public FreezeAdministration(AppAccess access, CatalogChanges changes) {
        this.access = access;
        this.changes = changes;
    }

    @WithSession
    public Uni<List<FreezeView>> list(Caller caller, String app) {
        return access.require(caller, app).flatMap(found -> FreezeWindow.of(found.id))
                .map(windows -> windows.stream().map(FreezeView::of).toList());
    }

    @WithSession
    public Uni<FreezeView> get(Caller caller, String app, String id) {
        return access.require(caller, app).flatMap(found -> require(found, id)).map(FreezeView::of);
    }

    @WithTransaction
    public Uni<FreezeView> create(Caller caller, String idOrSlug, CreateFreezeRequest request, Actor actor) {
        return access.requireShared(caller, idOrSlug)
                .flatMap(app -> new FreezeWindow(app.id, request.name(), request.span(),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS))
                        .<FreezeWindow> persist().map(FreezeView::of)
                        .call(view -> changes.administered(app, actor,
                                new Mutation("freeze.created", "freeze", view.id(), app.id, null, view), null)));
    }

    @WithTransaction
    public Uni<Void> delete(Caller caller, String idOrSlug, String id, Preconditions preconditions, Actor actor) {
        return access.requireShared(caller, idOrSlug).flatMap(app -> require(app, id)
                .invoke(window -> preconditions.require(FreezeView.of(window))).call(FreezeWindow::delete)
                .flatMap(window -> changes.administered(app, actor,
                        new Mutation("freeze.deleted", "freeze", window.id, app.id, FreezeView.of(window), null), null)));
    }

    private static Uni<FreezeWindow> require(App app, String id) {
        return FreezeWindow.find("appId = ?1 and id = ?2", app.id, id).<FreezeWindow> firstResult().invoke(window -> {
            if (window == null) {
                throw Problem.of(ProblemCode.FREEZE_NOT_FOUND, "This app has no freeze window with this id.");
            }
        });
    }
}
