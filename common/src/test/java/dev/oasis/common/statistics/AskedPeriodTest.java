package dev.oasis.common.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.FieldError;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class AskedPeriodTest {

    private static final Instant CREATED = Instant.parse("2026-03-01T09:30:00Z");
    private static final Instant NOW = Instant.parse("2026-03-20T17:45:00Z");

    @Test
    void without_dates_it_reaches_from_the_apps_creation_until_now_by_whole_days() {
        AskedPeriod asked = parse(null, null);

        assertThat(asked.table()).isEqualTo(RollupTable.DAILY);
        assertThat(asked.resolve(CREATED, NOW)).isEqualTo(new AnalyticsPeriod(CREATED, NOW));
    }

    @Test
    void whole_utc_days_are_answered_by_days() {
        AskedPeriod asked = parse("2026-03-02T00:00:00Z", "2026-03-04T01:00:00+01:00");

        assertThat(asked.table()).isEqualTo(RollupTable.DAILY);
        assertThat(asked.resolve(CREATED, NOW)).isEqualTo(
                new AnalyticsPeriod(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-04T00:00:00Z")));
    }

    @Test
    void parts_of_hours_are_widened_to_the_hours_that_hold_them() {
        AskedPeriod asked = parse("2026-03-02T10:59:59.999Z", "2026-03-02T12:00:00.001Z");

        assertThat(asked.table()).isEqualTo(RollupTable.HOURLY);
        assertThat(asked.resolve(CREATED, NOW)).isEqualTo(
                new AnalyticsPeriod(Instant.parse("2026-03-02T10:00:00Z"), Instant.parse("2026-03-02T13:00:00Z")));
    }

    @Test
    void one_end_within_a_day_needs_the_hours() {
        assertThat(parse("2026-03-02T00:00:00Z", "2026-03-04T05:00:00Z").table()).isEqualTo(RollupTable.HOURLY);
        assertThat(parse("2026-03-02T05:00:00Z", null).table()).isEqualTo(RollupTable.HOURLY);
        assertThat(parse(null, "2026-03-02T05:00:00Z").table()).isEqualTo(RollupTable.HOURLY);
    }

    @Test
    void the_end_is_never_before_the_start() {
        assertThat(parse("2027-01-01T00:00:00Z", null).resolve(CREATED, NOW).end())
                .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(parse(null, "2026-01-01T00:00:00Z").resolve(CREATED, NOW).start())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void a_start_after_the_end_is_refused() {
        assertThatThrownBy(() -> parse("2026-03-02T00:00:01Z", "2026-03-02T00:00:00Z"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
                    assertThat(problem.errors()).extracting(FieldError::field).containsExactly("startDate");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "2026-03-02", "2026-03-02T00:00:00", "yesterday", "1767225600", "+12345-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z" })
    void what_is_no_time_is_refused_by_name(String text) {
        assertThatThrownBy(() -> parse(null, text)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
            assertThat(problem.errors()).extracting(FieldError::field).containsExactly("endDate");
        });
    }

    private static AskedPeriod parse(String start, String end) {
        return AskedPeriod.parse(Optional.ofNullable(start), Optional.ofNullable(end));
    }
}
