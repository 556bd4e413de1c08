package dev.oasis.common.identity;

import java.util.Set;

import jakarta.enterprise.context.RequestScoped;

import dev.oasis.common.web.address.ClientAddress;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.web.request.RequestTrace;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;

/** The caller of the request at hand, once a role check has let it in. */
@RequestScoped
public class CurrentCaller {

    private final SecurityIdentity identity;
    private final RoutingContext context;
    private final ClientAddress clients;
    private Set<Scope> asked = Set.of();

    public CurrentCaller(SecurityIdentity identity, RoutingContext context, ClientAddress clients) {
        this.identity = identity;
        this.context = context;
        this.clients = clients;
    }

    /** Says which scopes the operation asks for, one of which is enough. */
    void askFor(Set<Scope> scopes) {
        asked = scopes;
    }

    /** The caller, narrowed to what the operation asks for. */
    public Caller caller() {
        return ((Caller) identity.getPrincipal()).askedFor(asked);
    }

    /** The caller as audit entries and events name it. */
    public Actor actor() {
        Caller caller = caller();
        return new Actor(caller.id(), caller.name(), clients.of(context.request()).toString(), RequestTrace.of(context));
    }

    /**
     * Lets only those pass who have a scope of the operation for all apps.
     *
     * @throws Problem {@code scope_missing}
     */
    public void requireAllApps() {
        if (!caller().reach().all()) {
            throw Problem.of(ProblemCode.SCOPE_MISSING,
                    "You may do this for some apps alone; the call needs a grant for all apps.");
        }
    }
}
