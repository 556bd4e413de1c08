package dev.oasis.admin.provider;

import java.util.List;

import org.jboss.logging.Logger;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

import dev.oasis.common.web.problem.Problem;

/**
 * Proves an ID token as OpenID Connect Core 1.0 (3.1.3.7) asks: signed by one of the issuer's keys with an asymmetric
 * algorithm, issued by it, for us, not run out, and in answer to this very login.
 */
final class IdTokenProof {

    private static final Logger LOG = Logger.getLogger(IdTokenProof.class);
    private static final int CLOCK_SKEW_SECONDS = 60;
    // Neither "none" nor an HMAC: with those, whoever knows a public key could sign.
    private static final AlgorithmConstraints ALGORITHMS = new AlgorithmConstraints(ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512, AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384, AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512, AlgorithmIdentifiers.EDDSA);

    private final String issuer;
    private final String clientId;

    IdTokenProof(String issuer, String clientId) {
        this.issuer = issuer;
        this.clientId = clientId;
    }

    /** What is in the way, when another key of the issuer may help. */
    static final class KeyUnknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyUnknown() {
            super("The ID token is signed with a key that the provider does not list", null, false, false);
        }
    }

    /**
     * @throws Problem {@code login_refused}
     * @throws KeyUnknown when none of the keys fits
     */
    JwtClaims claims(String idToken, List<JsonWebKey> keys, String nonce) {
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ALGORITHMS)
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, clientId)
                .setRequireExpirationTime().setRequireIssuedAt().setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
        try {
            JwtClaims claims = consumer.processToClaims(idToken);
            requireMeantForUs(claims);
            if (!nonce.equals(claims.getStringClaimValue("nonce"))) {
                throw ProviderProblems.refused("The ID token answers another login.");
            }
            return claims;
        } catch (InvalidJwtException invalid) {
            if (invalid.getCause() instanceof UnresolvableKeyException) {
                throw new KeyUnknown();
            }
            // The exception's own message quotes the token.
            LOG.warnf("ID token of %s refused: %s", issuer, invalid.getErrorDetails().isEmpty() ? "unreadable"
                    : "reason " + invalid.getErrorDetails().get(0).getErrorCode());
            throw ProviderProblems.refused("The ID token is not valid.");
        } catch (MalformedClaimException malformed) {
            throw ProviderProblems.refused("The ID token cannot be read.");
        }
    }

    // Core 3.1.3.7, 4 and 5: with several audiences somebody has to say for whom.
    private void requireMeantForUs(JwtClaims claims) throws MalformedClaimException {
        String party = claims.getStringClaimValue("azp");
        if (party == null ? claims.getAudience().size() > 1 : !party.equals(clientId)) {
            throw ProviderProblems.refused("The ID token is meant for another client.");
        }
    }
}
