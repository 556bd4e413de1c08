package dev.oasis.common.statistics;

import java.util.Arrays;
import java.util.stream.Collectors;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** How far a time series reaches back; its last point is the current hour or day. */
public enum TimeseriesPeriod {
    LAST_DAY("24h", RollupTable.HOURLY, 24),
    LAST_WEEK("7d", RollupTable.DAILY, 7),
    LAST_MONTH("30d", RollupTable.DAILY, 30),
    LAST_QUARTER("90d", RollupTable.DAILY, 90);

    private final String wireName;
    private final RollupTable table;
    private final int points;

    TimeseriesPeriod(String wireName, RollupTable table, int points) {
        this.wireName = wireName;
        this.table = table;
        this.points = points;
    }

    /** @throws Problem {@code validation_failed} */
    public static TimeseriesPeriod parse(String text) {
        return Arrays.stream(values()).filter(period -> period.wireName.equals(text)).findFirst()
                .orElseThrow(() -> Problem.ofField(ProblemCode.VALIDATION_FAILED, "period", "must be one of "
                        + Arrays.stream(values()).map(TimeseriesPeriod::wireName).collect(Collectors.joining(", ")) + "."));
    }

    public String wireName() {
        return wireName;
    }

    RollupTable table() {
        return table;
    }

    int points() {
        return points;
    }

    int hours() {
        return (int) table.bucket().getDuration().toHours() * points;
    }
}
