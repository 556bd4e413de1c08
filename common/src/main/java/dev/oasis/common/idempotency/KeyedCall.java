package dev.oasis.common.idempotency;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * A creating call that came with a key, as its row knows it.
 *
 * @param operation digest of method and path
 * @param digest of the body
 */
record KeyedCall(String principal, String key, String operation, String digest) {

    static final String HEADER = "Idempotency-Key";
    private static final int MAX_KEY_LENGTH = 255;

    /** @throws Problem {@code validation_failed} */
    static KeyedCall of(CreationRequest request, ObjectMapper json) {
        String key = request.key().orElseThrow();
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, HEADER, "must have 1 to 255 characters.");
        }
        return new KeyedCall(request.principal(), key, Sha256.hex(request.operation()), digest(request.body(), json));
    }

    /**
     * What another call under the same key has answered; empty while it is still at work.
     *
     * @param row operation, digest, status, location, entity tag and body
     * @throws Problem {@code idempotency_key_reused} when that was another request
     */
    Optional<Created> answerIn(Object[] row, ObjectMapper json) {
        if (!operation.equals(row[0]) || !digest.equals(row[1])) {
            throw Problem.ofField(ProblemCode.IDEMPOTENCY_KEY_REUSED, HEADER,
                    "stood for another request within the last 24 hours; make a new key for a new request.");
        }
        return Optional.ofNullable((String) row[5]).map(
                body -> new Created(((Number) row[2]).intValue(), (String) row[3], (String) row[4], read(body, json)));
    }

    private static JsonNode read(String body, ObjectMapper json) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A remembered answer is not JSON", impossible);
        }
    }

    private static String digest(Object body, ObjectMapper json) {
        try {
            return Sha256.hex(json.writeValueAsString(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A request that was read cannot be written", impossible);
        }
    }
}
