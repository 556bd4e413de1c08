package dev.oasis.admin.apikey;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.identity.AppBinding;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** Which apps a key reaches, and whether its maker may say so. */
@ApplicationScoped
public class KeyBinding {

    private final AppAccess access;

    public KeyBinding(AppAccess access) {
        this.access = access;
    }

    /**
     * Joins the session at hand.
     *
     * @param apps ids or slugs; empty for all apps
     * @throws Problem {@code app_not_found}
     */
    Uni<Void> bind(Caller caller, ApiKey key, Optional<List<String>> apps) {
        return apps.map(named -> ids(caller, named).map(AppBinding::only))
                .orElseGet(() -> Uni.createFrom().item(AppBinding.ALL))
                .invoke(key::bind).replaceWithVoid();
    }

    /** @throws Problem {@code grant_exceeds_own}; {@code validation_failed} for an owner of some apps */
    static void requireWithinOwn(Caller caller, ApiKey key) {
        if (!key.allApps && key.scopeNames().contains(Scope.OWNER_NAME)) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "apps",
                    "cannot be named for an owner: what owners do concerns all apps.");
        }
        if (!key.grants().stream().allMatch(caller::mayGrant)) {
            throw Problem.ofField(ProblemCode.GRANT_EXCEEDS_OWN, "scopes",
                    "may not exceed what the one who makes or changes the key has.");
        }
    }

    private Uni<Set<String>> ids(Caller caller, List<String> apps) {
        Uni<Set<String>> chain = Uni.createFrom().item(new HashSet<>());
        for (String app : apps) {
            chain = chain.flatMap(ids -> access.require(caller, app).invoke(found -> ids.add(found.id)).replaceWith(ids));
        }
        return chain;
    }
}
