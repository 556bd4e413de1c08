package dev.oasis.admin.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Which events are to be processed anew: those received in a span of time, in one state, {@code dead} when absent.
 *
 * @param from the first moment that counts
 * @param to the first moment that no longer does
 * @param limit how many at most, the oldest first; 1000 when absent
 */
public record ReplayRequest(Optional<String> state, Optional<String> provider, Optional<Instant> from, Optional<Instant> to,
        Optional<Integer> limit) {

    private static final int MOST = 1_000;
    private static final Duration LONGEST = Duration.ofDays(90);

    /** What remains when everything is in order. */
    record Range(EventFilter filter, Instant from, Instant to, int limit) {
    }

    /** @throws Problem {@code validation_failed} */
    Range range() {
        Instant begin = from.orElseThrow(() -> wrong("from", "is needed."));
        Instant end = to.orElseThrow(() -> wrong("to", "is needed."));
        if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
            throw wrong("to", "must be after from, and at most " + LONGEST.toDays() + " days after it.");
        }
        int most = limit.orElse(MOST);
        if (most < 1 || most > MOST) {
            throw wrong("limit", "must be a whole number from 1 to " + MOST + ".");
        }
        return new Range(new EventFilter(state.or(() -> Optional.of("dead")), provider, Optional.empty(), Optional.empty()),
                begin, end, most);
    }

    private static Problem wrong(String field, String sentence) {
        return Problem.ofField(ProblemCode.VALIDATION_FAILED, field, sentence);
    }
}
