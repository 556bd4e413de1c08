package dev.oasis.common.catalog.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.common.catalog.freeze.FreezeSpan.Once;
import dev.oasis.common.catalog.freeze.FreezeSpan.Weekly;

class FreezeSpanTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    // 2026-11-20 is a Friday; Berlin is an hour ahead of UTC in winter.
    @ParameterizedTest
    @CsvSource({ "2026-11-20T16:59:59Z,false", "2026-11-20T17:00:00Z,true", "2026-11-22T12:00:00Z,true",
            "2026-11-23T06:59:59Z,true", "2026-11-23T07:00:00Z,false", "2026-11-25T12:00:00Z,false" })
    void a_weekly_window_may_reach_into_the_next_week(Instant time, boolean frozen) {
        Weekly weekend = new Weekly(BERLIN, WeekTime.of(DayOfWeek.FRIDAY, LocalTime.of(18, 0)),
                WeekTime.of(DayOfWeek.MONDAY, LocalTime.of(8, 0)));

        assertThat(weekend.contains(time)).isEqualTo(frozen);
    }

    @Test
    void a_weekly_window_follows_the_clocks_of_its_place_through_the_year() {
        Weekly noon = new Weekly(BERLIN, WeekTime.of(DayOfWeek.WEDNESDAY, LocalTime.NOON),
                WeekTime.of(DayOfWeek.WEDNESDAY, LocalTime.of(13, 0)));

        assertThat(noon.contains(Instant.parse("2026-07-01T10:30:00Z"))).isTrue();
        assertThat(noon.contains(Instant.parse("2026-12-02T10:30:00Z"))).isFalse();
        assertThat(noon.contains(Instant.parse("2026-12-02T11:30:00Z"))).isTrue();
    }

    @Test
    void a_single_window_holds_its_start_and_not_its_end() {
        Instant start = Instant.parse("2026-12-24T00:00:00Z");
        Instant end = Instant.parse("2027-01-02T00:00:00Z");
        Once holidays = new Once(start, end);

        assertThat(holidays.contains(start)).isTrue();
        assertThat(holidays.contains(end.minusMillis(1))).isTrue();
        assertThat(holidays.contains(end)).isFalse();
        assertThat(holidays.contains(start.minusMillis(1))).isFalse();
    }

    @Test
    void windows_without_a_length_are_refused() {
        WeekTime monday = new WeekTime(0);

        assertThatThrownBy(() -> new Weekly(BERLIN, monday, monday)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Once(Instant.EPOCH, Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeekTime(10_080)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_minute_of_the_week_knows_its_day_and_time() {
        WeekTime last = new WeekTime(10_079);

        assertThat(last.day()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(last.time()).isEqualTo(LocalTime.of(23, 59));
        assertThat(WeekTime.of(last.day(), last.time())).isEqualTo(last);
    }
}
