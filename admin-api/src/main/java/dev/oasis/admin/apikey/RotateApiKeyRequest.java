package dev.oasis.admin.apikey;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** @param overlap how long the secret before still works, in ISO 8601 such as {@code PT24H}; absent for the default */
public record RotateApiKeyRequest(Optional<String> overlap) {

    static final RotateApiKeyRequest PLAIN = new RotateApiKeyRequest(Optional.empty());

    /** @throws Problem {@code validation_failed} */
    Duration overlap(ApiKeyConfig config) {
        return overlap.map(text -> parse(text, config.maxRotationOverlap())).orElse(config.rotationOverlap());
    }

    private static Duration parse(String text, Duration most) {
        try {
            Duration parsed = Duration.parse(text);
            if (!parsed.isNegative() && parsed.compareTo(most) <= 0) {
                return parsed;
            }
        } catch (DateTimeParseException notADuration) {
            // The same sentence serves for both.
        }
        throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "overlap",
                "must be a duration in ISO 8601 from PT0S to " + most + ", such as PT1H.");
    }
}
