package dev.oasis.admin.webhook;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** @param overlap how long the secret before still works, in ISO 8601 such as {@code PT24H}; absent for a day */
public record RotateHookRequest(Optional<String> overlap) {

    static final RotateHookRequest PLAIN = new RotateHookRequest(Optional.empty());

    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** @throws Problem {@code validation_failed} */
    Duration parsedOverlap() {
        return overlap.map(RotateHookRequest::parse).orElse(USUAL);
    }

    private static Duration parse(String text) {
        try {
            Duration parsed = Duration.parse(text);
            if (!parsed.isNegative() && parsed.compareTo(LONGEST) <= 0) {
                return parsed;
            }
        } catch (DateTimeParseException notADuration) {
            // The same sentence serves for both.
        }
        throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "overlap",
                "must be a duration in ISO 8601 from PT0S to " + LONGEST + ", such as PT1H.");
    }
}
