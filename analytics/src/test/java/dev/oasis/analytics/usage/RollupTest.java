package dev.oasis.analytics.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.oasis.common.events.UnreadableEvent;

class RollupTest {

    private static final String APP = "01KAPP00000000000000000001";

    @Test
    void lines_of_one_row_are_added_up() {
        assertThat(Rollup.hourly(List.of(line("2026-03-01T10:00:00Z", "1.0.0", 2), line("2026-03-01T11:00:00Z", "1.0.0", 3),
                line("2026-03-01T10:00:00Z", "1.0.0", 5), line("2026-03-01T10:00:00Z", "1.1.0", 7))).values())
                .containsExactly(7L, 7L, 3L);
    }

    @Test
    void hours_of_one_utc_day_become_one_row() {
        var hourly = Rollup.hourly(List.of(line("2026-03-01T00:00:00Z", "1.0.0", 2), line("2026-03-01T23:00:00Z", "1.0.0", 3),
                line("2026-03-02T00:00:00Z", "1.0.0", 5)));

        assertThat(Rollup.daily(hourly)).hasSize(2)
                .containsEntry(line("2026-03-01T00:00:00Z", "1.0.0", 1).key(), 5L)
                .containsEntry(line("2026-03-02T00:00:00Z", "1.0.0", 1).key(), 5L);
    }

    @Test
    void rows_are_written_in_the_same_order_whatever_order_they_came_in() {
        List<Contribution.Line> lines = List.of(line("2026-03-01T10:00:00Z", "1.0.0", 1),
                line("2026-03-01T11:00:00Z", "0.9.0", 1), line("2026-03-01T10:00:00Z", "0.9.0", 1));
        List<Contribution.Line> reversed = List.of(lines.get(2), lines.get(1), lines.get(0));

        assertThat(Rollup.hourly(reversed).keySet()).containsExactlyElementsOf(Rollup.hourly(lines).keySet());
    }

    @Test
    void texts_that_do_not_fit_count_as_other_and_what_is_absent_as_empty() {
        RollupKey key = new RollupKey(APP, Instant.parse("2026-03-01T10:00:00Z"), "check", null, "9".repeat(257), "1.0.0\u00e9",
                "p".repeat(33), "de", "an outcome");

        assertThat(key).isEqualTo(new RollupKey(APP, Instant.parse("2026-03-01T10:00:00Z"), "check", "", "other", "other",
                "other", "", "other"));
    }

    @Test
    void texts_as_long_as_their_column_are_kept() {
        RollupKey key = new RollupKey(APP, Instant.parse("2026-03-01T10:00:00Z"), "check", "c".repeat(50), "9".repeat(256),
                "8".repeat(256), "p".repeat(32), "DE", "o".repeat(32));

        assertThat(List.of(key.channel().length(), key.currentVersion().length(), key.releaseVersion().length(),
                key.platform().length(), key.country().length(), key.outcome().length()))
                .containsExactly(50, 256, 256, 32, 2, 32);
    }

    @Test
    void a_count_without_app_or_time_is_unreadable() {
        assertThatThrownBy(() -> new RollupKey("my-app", Instant.EPOCH, "check", "", "", "", "", "", ""))
                .isInstanceOf(UnreadableEvent.class).hasMessageContaining("appId");
        assertThatThrownBy(() -> new RollupKey(APP, Instant.EPOCH, "check", "", "", "", "", "", ""))
                .isInstanceOf(UnreadableEvent.class).hasMessageContaining("time");
    }

    private static Contribution.Line line(String hour, String version, long count) {
        return new Contribution.Line(
                new RollupKey(APP, Instant.parse(hour), "check", "stable", version, "", "linux-x86_64", "", "none"), count);
    }
}
