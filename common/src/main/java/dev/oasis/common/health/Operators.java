package dev.oasis.common.health;

import java.time.Duration;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.identity.Scope;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Tells who may see how the platform is: whoever may read all apps. Credentials that could do so within the last hour still can
 * while the database is away and they cannot be looked up: that is when an operator asks.
 */
@ApplicationScoped
public class Operators {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Set<Scope> READERS = Set.of(Scope.OWNER, Scope.ADMIN, Scope.READ);

    private final CurrentIdentityAssociation identities;
    private final KnownDigests known = new KnownDigests(Duration.ofHours(1));

    public Operators(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** @return fails with {@link AuthenticationFailedException} when the credentials are no good */
    Uni<Boolean> isOperator(RoutingContext context) {
        String digest = digestOf(context.request());
        return identities.getDeferredIdentity()
                .ifNoItem().after(PATIENCE).fail()
                .map(identity -> remember(digest, readsAllApps(identity)))
                .onFailure(failure -> !(failure instanceof AuthenticationFailedException))
                .recoverWithItem(away -> known.contains(digest));
    }

    private boolean remember(String digest, boolean operator) {
        if (operator) {
            known.add(digest);
        } else {
            known.remove(digest);
        }
        return operator;
    }

    private static boolean readsAllApps(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof Caller caller && caller.askedFor(READERS).reach().all();
    }

    /** No secret is kept. */
    private static String digestOf(HttpServerRequest request) {
        return Sha256.hex(request.getHeader(HttpHeaders.AUTHORIZATION) + "\n" + request.getHeader(HttpHeaders.COOKIE));
    }
}
