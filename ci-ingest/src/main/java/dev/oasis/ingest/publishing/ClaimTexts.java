package dev.oasis.ingest.publishing;

import java.util.Optional;

import org.jose4j.jwt.JwtClaims;

import dev.oasis.common.web.problem.Problem;

/** Reads claims as text, which GitHub and GitLab make of all of theirs, booleans and numbers too. */
record ClaimTexts(JwtClaims claims) {

    private static final int MAX_LENGTH = 500;

    /** @throws Problem {@code id_token_malformed} */
    String required(String name) {
        return optional(name).orElseThrow(() -> IdTokenText.malformed("lacks the claim " + name + "."));
    }

    /** Empty for an empty text too. */
    Optional<String> optional(String name) {
        Object value = claims.getClaimValue(name);
        if (value == null || value.toString().isEmpty()) {
            return Optional.empty();
        }
        if (!(value instanceof String || value instanceof Number || value instanceof Boolean)
                || value.toString().length() > MAX_LENGTH) {
            throw IdTokenText.malformed("has a claim " + name + " that is no short text.");
        }
        return Optional.of(value.toString());
    }

    boolean isTrue(String name) {
        return optional(name).filter("true"::equals).isPresent();
    }
}
