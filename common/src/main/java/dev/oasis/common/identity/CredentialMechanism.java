package dev.oasis.common.identity;

import java.util.Optional;
import java.util.Set;

import dev.oasis.common.web.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * What all credentials of Oasis have in common: they may come as {@code Authorization: Bearer …}, they end in a
 * {@link Caller}, and a refusal is an {@link AuthenticationFailedException} caused by the {@link Problem} to answer.
 */
public abstract class CredentialMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "bearer ";

    /** What follows the scheme in the value of an {@code Authorization} header; nothing for another scheme. */
    protected static Optional<String> bearerToken(String header) {
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    /** An identity with the caller's scopes as its roles; more may be added to it. */
    protected static QuarkusSecurityIdentity.Builder identity(Caller caller) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(caller);
        caller.scopes().forEach(scope -> identity.addRole(scope.wireName()));
        return identity;
    }

    protected static Uni<SecurityIdentity> refuse(Problem problem) {
        return Uni.createFrom().failure(new AuthenticationFailedException(problem));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "bearer"));
    }
}
