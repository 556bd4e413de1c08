package dev.oasis.ingest.publishing;

import java.util.List;

import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

import dev.oasis.common.publishing.TrustedIssuer;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Proves an ID token as RFC 7519 and RFC 8725 ask: signed by one of the issuer's keys with an algorithm of ours, issued by it,
 * for us alone, valid now, and with an id by which it can be taken once.
 */
final class IdTokenProof {

    private static final int CLOCK_SKEW_SECONDS = 30;
    // A job's time may be limited to weeks; what lives longer could not be remembered until it has run out.
    private static final int MAX_LIFE_MINUTES = 31 * 24 * 60;
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(ConstraintType.PERMIT,
            IdTokenText.ALGORITHMS.toArray(String[]::new));

    private final String audience;

    IdTokenProof(String audience) {
        this.audience = audience;
    }

    /** What is in the way, when another key of the issuer may help. */
    static final class KeyUnknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyUnknown() {
            super("The ID token is signed with a key that the issuer does not list", null, false, false);
        }
    }

    /**
     * @throws Problem with the code of the first thing that is wrong
     * @throws KeyUnknown when none of the keys fits
     */
    JwtClaims claims(IdTokenText token, TrustedIssuer issuer, List<JsonWebKey> keys) {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setExpectedIssuer(true, issuer.url())
                .setExpectedAudience(true, audience)
                .setRequireExpirationTime().setRequireIssuedAt().setRequireSubject().setRequireJwtId()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .setMaxFutureValidityInMinutes(MAX_LIFE_MINUTES)
                .setIssuedAtRestrictions(CLOCK_SKEW_SECONDS, MAX_LIFE_MINUTES * 60)
                .build();
        try {
            JwtClaims claims = consumer.processToClaims(token.text());
            // Whoever else it is meant for could show it to us.
            if (claims.getAudience().size() != 1) {
                throw wrongAudience();
            }
            return claims;
        } catch (InvalidJwtException invalid) {
            throw refusal(invalid);
        } catch (MalformedClaimException malformed) {
            throw IdTokenText.malformed("has a claim of the wrong type.");
        }
    }

    // The exception's own message quotes the token.
    private RuntimeException refusal(InvalidJwtException invalid) {
        if (invalid.getCause() instanceof UnresolvableKeyException) {
            return new KeyUnknown();
        }
        if (invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
            return signatureInvalid();
        }
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return wrongAudience();
        }
        if (invalid.hasErrorCode(ErrorCodes.EXPIRED)) {
            return refused(ProblemCode.ID_TOKEN_EXPIRED, "has run out; ask the CI for a new one right before the call.");
        }
        if (invalid.hasErrorCode(ErrorCodes.NOT_YET_VALID) || invalid.hasErrorCode(ErrorCodes.ISSUED_AT_INVALID_FUTURE)) {
            return refused(ProblemCode.ID_TOKEN_NOT_YET_VALID, "is not valid yet; see that the clocks are right.");
        }
        return IdTokenText
                .malformed("lacks a claim that is needed (iss, aud, exp, iat, sub, jti) or has one that makes no sense.");
    }

    private Problem wrongAudience() {
        return refused(ProblemCode.ID_TOKEN_AUDIENCE_WRONG, "must be meant for " + audience
                + " alone; ask the CI for one with this audience.");
    }

    static Problem signatureInvalid() {
        return refused(ProblemCode.ID_TOKEN_SIGNATURE_INVALID, "is not signed by a key of its issuer.");
    }

    private static Problem refused(ProblemCode code, String sentence) {
        return Problem.ofField(code, "token", sentence);
    }
}
