package dev.oasis.common.statistics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Downloads of updates and installers over time, in UTC, without gaps, the oldest first.
 *
 * @param period as it was asked for
 */
public record Timeseries(String period, List<Point> data, long total) {

    public Timeseries {
        data = List.copyOf(data);
    }

    /** @param timestamp when the hour or day begins */
    public record Point(Instant timestamp, long count) {
    }

    /**
     * One point for each hour or day of the period, zero where nothing was counted.
     *
     * @param newest when the current hour or day began
     * @param counts by the beginning of the hour or day; those outside the period do not count
     */
    static Timeseries of(TimeseriesPeriod period, Instant newest, Map<Instant, Long> counts) {
        List<Point> data = IntStream.rangeClosed(1, period.points())
                .mapToObj(i -> newest.minus(period.points() - i, period.table().bucket()))
                .map(bucket -> new Point(bucket, counts.getOrDefault(bucket, 0L))).toList();
        return new Timeseries(period.wireName(), data, data.stream().mapToLong(Point::count).sum());
    }
}
