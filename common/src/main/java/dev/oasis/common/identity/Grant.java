package dev.oasis.common.identity;

/** One scope on some apps or on all. */
public record Grant(Scope scope, AppBinding apps) {

    /** @throws IllegalArgumentException for an owner of some apps: what owners do concerns all of them */
    public Grant {
        if (scope == Scope.OWNER && !apps.all()) {
            throw new IllegalArgumentException("An owner is one for all apps");
        }
    }
}
