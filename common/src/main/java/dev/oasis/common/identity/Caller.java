package dev.oasis.common.identity;

import java.security.Principal;
import java.util.Set;

/**
 * Who makes a request.
 *
 * @param id id of the API key, or {@code bootstrap}
 * @param allApps whether every app is visible; otherwise just those in {@code appIds}
 */
public record Caller(String id, String name, Set<Scope> scopes, boolean allApps, Set<String> appIds) implements Principal {

    /** The one that is accepted while no owner exists. */
    public static final Caller BOOTSTRAP = new Caller("bootstrap", "bootstrap", Set.of(Scope.OWNER), true, Set.of());

    public Caller {
        scopes = Set.copyOf(scopes);
        appIds = Set.copyOf(appIds);
    }

    @Override
    public String getName() {
        return name;
    }

    public boolean sees(String appId) {
        return allApps || appIds.contains(appId);
    }

    public boolean mayGrant(Scope scope) {
        return scopes.stream().anyMatch(own -> own.covers(scope));
    }
}
