package dev.oasis.common.catalog.app;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** From a caller's word for an app to the app, if there is one, the caller sees it and may do there what it is about to do. */
@ApplicationScoped
public class AppAccess {

    /**
     * Joins the session at hand. What a caller may not see is not there for it: the answer is the same.
     *
     * @param idOrSlug as it stands in the path
     * @throws Problem {@code app_not_found}; {@code scope_missing} when the caller sees the app but has none of the scopes
     *         there that the operation asks for
     */
    public Uni<App> require(Caller caller, String idOrSlug) {
        return App.named(idOrSlug).invoke(app -> requireAllowed(caller, app));
    }

    /** The same, locked for changing it until the transaction ends. */
    public Uni<App> requireLocked(Caller caller, String idOrSlug) {
        return require(caller, idOrSlug).flatMap(RowLock::exclusive).invoke(app -> requireAllowed(caller, app));
    }

    /** The same, kept from being deleted and from changing its keys until the transaction ends. */
    public Uni<App> requireShared(Caller caller, String idOrSlug) {
        return require(caller, idOrSlug).flatMap(RowLock::shared).invoke(app -> requireAllowed(caller, app));
    }

    private static void requireAllowed(Caller caller, App app) {
        if (app == null || !caller.sees(app.id)) {
            throw Problem.of(ProblemCode.APP_NOT_FOUND, "No app has this id or slug, or your credentials are not bound to it.");
        }
        if (!caller.may(app.id)) {
            throw Problem.of(ProblemCode.SCOPE_MISSING,
                    "You see this app, but not with a scope that the call needs; ask an owner for one.");
        }
    }
}
