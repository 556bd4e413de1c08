package dev.oasis.ingest.publishing;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

import dev.oasis.common.publishing.PublishingConfig;
import dev.oasis.common.publishing.TrustedIssuer;
import dev.oasis.common.publishing.TrustedIssuers;
import dev.oasis.common.web.OriginConfig;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** From an ID token to the job that it vouches for. */
@ApplicationScoped
class JobProof {

    private final TrustedIssuers issuers;
    private final IssuerKeys keys;
    private final IdTokenProof proof;

    JobProof(TrustedIssuers issuers, IssuerKeys keys, PublishingConfig config, OriginConfig origin) {
        this.issuers = issuers;
        this.keys = keys;
        this.proof = new IdTokenProof(config.audience().orElseGet(() -> origin.url().toString()));
    }

    /** @return fails with a {@link Problem} that says what is wrong with the token, or that its issuer is away */
    Uni<ProvenJob> prove(String text) {
        return Uni.createFrom().deferred(() -> {
            IdTokenText token = IdTokenText.read(text);
            TrustedIssuer issuer = issuers.ofUrl(token.issuer())
                    .orElseThrow(() -> Problem.ofField(ProblemCode.ID_TOKEN_ISSUER_UNKNOWN, "token",
                            "comes from an issuer that this installation does not trust; the operator can add it."));
            return claims(token, issuer).map(claims -> job(issuer, claims));
        });
    }

    private Uni<JwtClaims> claims(IdTokenText token, TrustedIssuer issuer) {
        return keys.of(issuer).map(known -> proof.claims(token, issuer, known))
                .onFailure(IdTokenProof.KeyUnknown.class)
                .recoverWithUni(() -> keys.renewed(issuer).map(renewed -> proof.claims(token, issuer, renewed)))
                .onFailure(IdTokenProof.KeyUnknown.class).transform(unknown -> IdTokenProof.signatureInvalid());
    }

    private static ProvenJob job(TrustedIssuer issuer, JwtClaims claims) {
        ClaimTexts texts = new ClaimTexts(claims);
        try {
            return new ProvenJob(issuer, JobClaimsReader.read(issuer, claims), texts.required("sub"), texts.required("jti"),
                    Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()));
        } catch (MalformedClaimException malformed) {
            throw IdTokenText.malformed("has a claim of the wrong type.");
        }
    }
}
