package dev.oasis.admin.explain;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.CheckRequest;
import dev.oasis.common.catalog.decision.UpdateDecision;
import dev.oasis.common.catalog.reader.CatalogReader;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Explains decisions on the catalog as it is now, drafts included. */
@ApplicationScoped
public class DecisionExplaining {

    private final AppAccess access;
    private final CatalogReader catalog;

    public DecisionExplaining(AppAccess access, CatalogReader catalog) {
        this.access = access;
        this.catalog = catalog;
    }

    // Whoever may not see the app learns nothing of what is wrong with the question.
    // The session ends before the catalog is read: that takes a connection of its own.
    Uni<ExplanationView> explain(Caller caller, String app, AskedClient asked) {
        return Panache.withSession(() -> access.require(caller, app)).map(found -> found.id).flatMap(catalog::withDrafts)
                .map(found -> found
                        .orElseThrow(() -> Problem.of(ProblemCode.APP_NOT_FOUND, "The app was deleted meanwhile.")))
                .map(found -> explain(found, asked.check()));
    }

    private static ExplanationView explain(AppCatalog app, CheckRequest request) {
        return ExplanationView.of(request, UpdateDecision.explain(app, request));
    }
}
