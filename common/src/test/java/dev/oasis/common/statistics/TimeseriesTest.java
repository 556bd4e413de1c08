package dev.oasis.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.FieldError;
import dev.oasis.common.web.problem.Problem;

class TimeseriesTest {

    private static final Instant HOUR = Instant.parse("2026-03-29T01:00:00Z");
    private static final Instant DAY = Instant.parse("2026-03-29T00:00:00Z");

    @Test
    void hours_without_downloads_are_zero() {
        Timeseries series = Timeseries.of(TimeseriesPeriod.LAST_DAY, HOUR,
                Map.of(HOUR, 3L, HOUR.minus(Duration.ofHours(23)), 4L));

        assertThat(series.period()).isEqualTo("24h");
        assertThat(series.total()).isEqualTo(7);
        assertThat(series.data()).hasSize(24);
        assertThat(series.data().get(0)).isEqualTo(new Timeseries.Point(Instant.parse("2026-03-28T02:00:00Z"), 4));
        assertThat(series.data().get(23)).isEqualTo(new Timeseries.Point(HOUR, 3));
        assertThat(series.data().subList(1, 23)).extracting(Timeseries.Point::count).containsOnly(0L);
    }

    @Test
    void what_lies_outside_the_period_does_not_count() {
        Timeseries series = Timeseries.of(TimeseriesPeriod.LAST_DAY, HOUR,
                Map.of(HOUR.minus(Duration.ofHours(24)), 5L, HOUR.plus(Duration.ofHours(1)), 6L));

        assertThat(series.total()).isZero();
    }

    @Test
    void days_are_24_utc_hours_apart_also_where_clocks_change() {
        Timeseries series = Timeseries.of(TimeseriesPeriod.LAST_WEEK, DAY, Map.of());

        assertThat(series.data()).extracting(Timeseries.Point::timestamp).containsExactlyElementsOf(
                List.of(DAY.minus(Duration.ofDays(6)), DAY.minus(Duration.ofDays(5)), DAY.minus(Duration.ofDays(4)),
                        DAY.minus(Duration.ofDays(3)), DAY.minus(Duration.ofDays(2)), DAY.minus(Duration.ofDays(1)), DAY));
    }

    @ParameterizedTest
    @CsvSource({ "24h,24,24", "7d,7,168", "30d,30,720", "90d,90,2160" })
    void each_period_has_its_number_of_points(String text, int points, int hours) {
        TimeseriesPeriod period = TimeseriesPeriod.parse(text);

        assertThat(Timeseries.of(period, DAY, Map.of()).data()).hasSize(points);
        assertThat(period.hours()).isEqualTo(hours);
    }

    @ParameterizedTest
    @EnumSource
    void a_period_is_read_by_the_name_that_it_is_written_with(TimeseriesPeriod period) {
        assertThat(TimeseriesPeriod.parse(period.wireName())).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "7D", "1y", "LAST_WEEK", "24h " })
    void another_period_is_refused_and_the_known_ones_named(String text) {
        assertThatThrownBy(() -> TimeseriesPeriod.parse(text)).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.errors())
                        .containsExactly(new FieldError("period", "must be one of 24h, 7d, 30d, 90d.")));
    }
}
