package dev.oasis.common.identity;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ResourceInfo;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Tells {@link CurrentCaller} which scopes the operation asks for. The role check before it only knows that the caller has
 * one of them somewhere; with this, an app's own check can ask for it on that app.
 */
public final class OperationScopes {

    private final Map<Object, Set<Scope>> known = new ConcurrentHashMap<>();
    /** Not there in update-api, whose operations are for everybody. */
    private final Instance<CurrentCaller> current;

    public OperationScopes(Instance<CurrentCaller> current) {
        this.current = current;
    }

    @ServerRequestFilter
    public void ask(ResourceInfo resource) {
        Set<Scope> scopes = known.computeIfAbsent(resource.getResourceMethod(), method -> declared(resource));
        if (!scopes.isEmpty()) {
            current.get().askFor(scopes);
        }
    }

    private static Set<Scope> declared(ResourceInfo resource) {
        RolesAllowed ofMethod = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        RolesAllowed ofClass = resource.getResourceClass().getAnnotation(RolesAllowed.class);
        RolesAllowed nearest = ofMethod == null ? ofClass : ofMethod;
        return nearest == null ? Set.of()
                : Arrays.stream(nearest.value()).flatMap(name -> Scope.parse(name).stream())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
