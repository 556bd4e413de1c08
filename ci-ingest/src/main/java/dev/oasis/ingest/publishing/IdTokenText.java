package dev.oasis.ingest.publishing;

import java.util.Set;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * An ID token that nobody has proven yet.
 *
 * @param issuer who it says that it comes from
 */
record IdTokenText(String text, String issuer) {

    // Neither "none" nor an HMAC: with those, whoever knows a public key could sign.
    static final Set<String> ALGORITHMS = Set.of(AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);

    private static final int MAX_LENGTH = 16 * 1024;

    /** @throws Problem {@code id_token_malformed}, {@code id_token_algorithm_refused} */
    static IdTokenText read(String text) {
        if (text.length() > MAX_LENGTH) {
            throw malformed("has more than " + MAX_LENGTH + " characters.");
        }
        try {
            if (!(JsonWebStructure.fromCompactSerialization(text) instanceof JsonWebSignature signed)) {
                throw malformed("is encrypted; send it as the CI gave it.");
            }
            if (!ALGORITHMS.contains(signed.getAlgorithmHeaderValue())) {
                throw Problem.ofField(ProblemCode.ID_TOKEN_ALGORITHM_REFUSED, "token",
                        "must be signed with RS256 or ES256, as issuers do.");
            }
            String issuer = JwtClaims.parse(signed.getUnverifiedPayload()).getIssuer();
            if (issuer == null || signed.getKeyIdHeaderValue() == null) {
                throw malformed("names no issuer or no key.");
            }
            return new IdTokenText(text, issuer);
        } catch (JoseException | InvalidJwtException | MalformedClaimException unreadable) {
            throw malformed("is no JWT; send the ID token as the CI gave it.");
        }
    }

    static Problem malformed(String sentence) {
        return Problem.ofField(ProblemCode.ID_TOKEN_MALFORMED, "token", sentence);
    }

    @Override
    public String toString() {
        return "IdTokenText[issuer=" + issuer + "]";
    }
}
