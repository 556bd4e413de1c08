package dev.oasis.common.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * Which counts a caller asks for. The finest count is that of an hour, so a start is cut to its hour and an end completed to
 * its hour: all that happened in the period is in the answer.
 *
 * @param start empty for all that was ever counted
 * @param end exclusive; empty for now
 */
public record AskedPeriod(Optional<Instant> start, Optional<Instant> end) {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws Problem {@code validation_failed} when the start is after the end */
    public AskedPeriod {
        if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
            throw wrong("startDate", "must not be after endDate.");
        }
        start = start.map(instant -> instant.truncatedTo(ChronoUnit.HOURS));
        end = end.map(AskedPeriod::completeHour);
    }

    /**
     * Reads two query parameters.
     *
     * @param startDate RFC 3339, such as {@code 2026-01-31T12:00:00Z}
     * @param endDate likewise, exclusive
     * @throws Problem {@code validation_failed}, naming the parameter
     */
    public static AskedPeriod parse(Optional<String> startDate, Optional<String> endDate) {
        return new AskedPeriod(startDate.map(text -> parse("startDate", text)), endDate.map(text -> parse("endDate", text)));
    }

    /** The table with the fewest rows that can answer exactly. */
    RollupTable table() {
        return start.filter(AskedPeriod::isPartOfDay).or(() -> end.filter(AskedPeriod::isPartOfDay)).isPresent()
                ? RollupTable.HOURLY
                : RollupTable.DAILY;
    }

    /**
     * What the period is for an app.
     *
     * @param created when the app was made: the start where none was asked for
     * @param now by the database's clock: the end where none was asked for
     */
    AnalyticsPeriod resolve(Instant created, Instant now) {
        Instant last = end.orElseGet(() -> start.filter(now::isBefore).orElse(now));
        Instant first = start.orElseGet(() -> created.isBefore(last) ? created : last);
        return new AnalyticsPeriod(first, last);
    }

    private static Instant parse(String parameter, String text) {
        try {
            Instant instant = Instant.parse(text);
            if (instant.isAfter(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
            throw wrong(parameter, "must lie in the years 1 to 9999.");
        } catch (DateTimeParseException malformed) {
            throw wrong(parameter, "must be a time in RFC 3339, such as 2026-01-31T12:00:00Z.");
        }
    }

    private static Instant completeHour(Instant end) {
        Instant hour = end.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(end) ? end : hour.plus(Duration.ofHours(1));
    }

    private static boolean isPartOfDay(Instant instant) {
        return !instant.truncatedTo(ChronoUnit.DAYS).equals(instant);
    }

    private static Problem wrong(String parameter, String sentence) {
        return Problem.ofField(ProblemCode.VALIDATION_FAILED, parameter, sentence);
    }
}
