package dev.oasis.common.identity;

import java.security.Principal;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who makes a request, and what they may do in it.
 *
 * @param id id of the API key, of the person or of the publisher's rule, or {@code bootstrap}
 * @param asked the scopes of which the operation at hand asks for one; none until {@link #askedFor} says which, so whoever
 *        forgets it is let nowhere
 */
public record Caller(String id, String name, Kind kind, Set<Grant> grants, Set<Scope> asked) implements Principal {

    /** What stands behind a caller. */
    public enum Kind {
        KEY,
        USER,
        /** A job that holds a publishing token; the id is that of the rule. */
        PUBLISHER,
        BOOTSTRAP
    }

    /** The one that is accepted while no owner exists. */
    public static final Caller BOOTSTRAP = new Caller("bootstrap", "bootstrap", Kind.BOOTSTRAP,
            Set.of(new Grant(Scope.OWNER, AppBinding.ALL)));

    public Caller {
        grants = Set.copyOf(grants);
        asked = Set.copyOf(asked);
    }

    /** A caller whose operation is not known yet. */
    public Caller(String id, String name, Kind kind, Set<Grant> grants) {
        this(id, name, kind, grants, Set.of());
    }

    /** The same caller in an operation that asks for one of these scopes. */
    public Caller askedFor(Set<Scope> scopes) {
        return new Caller(id, name, kind, grants, scopes);
    }

    @Override
    public String getName() {
        return name;
    }

    /** What is granted on any app. */
    public Set<Scope> scopes() {
        return grants.stream().map(Grant::scope).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the app exists for this caller, whatever may be done with it. */
    public boolean sees(String appId) {
        return apps(grant -> true).reaches(appId);
    }

    /** Whether the operation at hand may be done on the app. */
    public boolean may(String appId) {
        return reach().reaches(appId);
    }

    /** The apps on which the operation at hand may be done. */
    public AppBinding reach() {
        return apps(grant -> asked.contains(grant.scope()));
    }

    /** Whether the caller has itself what it would hand out, app by app. */
    public boolean mayGrant(Grant other) {
        return apps(own -> own.scope().covers(other.scope())).covers(other.apps());
    }

    private AppBinding apps(Predicate<Grant> which) {
        Stream<AppBinding> bindings = grants.stream().filter(which).map(Grant::apps);
        return bindings.reduce(AppBinding.NONE, AppBinding::and);
    }
}
