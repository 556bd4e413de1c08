package dev.oasis.ingest.publishing;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.identity.CredentialLimits;
import dev.oasis.common.identity.CredentialMechanism;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Authenticates jobs by {@code Authorization: Bearer oasis_job_…}. Their only role is {@link PublisherRole#NAME}, so they are
 * let into the operations that name it and no other, and only this service knows them at all.
 */
@ApplicationScoped
public class PublishingTokenMechanism extends CredentialMechanism {

    private final PublishingTokens tokens;
    private final CredentialLimits limits;

    PublishingTokenMechanism(PublishingTokens tokens, CredentialLimits limits) {
        this.tokens = tokens;
        this.limits = limits;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager ignored) {
        return Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .flatMap(CredentialMechanism::bearerToken).filter(token -> token.startsWith(PublishingSecret.PREFIX))
                .map(token -> limits.authenticate(context, () -> authenticate(token)))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private Uni<SecurityIdentity> authenticate(String token) {
        return PublishingSecret.parse(token).map(tokens::find).orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .flatMap(found -> found.map(PublishingTokenMechanism::admit)
                        .orElseGet(() -> refuse(Problem.of(ProblemCode.PUBLISHING_TOKEN_INVALID,
                                "No such token, its minutes are over, or its publisher was changed; exchange a new ID token"
                                        + " with POST /ci/tokens."))));
    }

    private static Uni<SecurityIdentity> admit(TokenHolder holder) {
        return Uni.createFrom().item(QuarkusSecurityIdentity.builder().setPrincipal(holder.caller())
                .addRole(PublisherRole.NAME).addAttribute(CurrentMandate.ATTRIBUTE, holder.mandate()).build());
    }

    // Before the mechanism for keys, which takes every Authorization for one.
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 2;
    }
}
