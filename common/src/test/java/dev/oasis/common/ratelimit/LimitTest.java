package dev.oasis.common.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Limit limit = Limit.of("2/s", 4);

    @ParameterizedTest
    @CsvSource({ "50, 20000000", "50/s, 20000000", "100/m, 600000000", " 1/h , 3600000000000", "1000000/s, 1000" })
    void a_rate_says_how_soon_a_token_flows_back(String rate, long interval) {
        assertThat(Limit.of(rate, 1).interval()).isEqualTo(interval);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "0", "0/s", "-1", "1.5", "50/d", "50 / s", "fast", "9999999999" })
    void what_is_no_rate_is_named(String rate) {
        assertThatThrownBy(() -> Limit.of(rate, 1)).hasMessageContaining("'" + rate + "' is no rate");
    }

    @Test
    void a_burst_is_at_least_one() {
        assertThatThrownBy(() -> Limit.of("1/s", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_full_bucket_gives_its_burst_and_no_more() {
        long bucket = 0;
        for (int i = 4; i > 0; i--) {
            assertThat(limit.remaining(bucket, 0)).isEqualTo(i);
            assertThat(limit.untilToken(bucket, 0)).isZero();
            bucket = limit.take(bucket, 0);
            assertThat(limit.isWithin(bucket, 0)).isTrue();
        }
        assertThat(limit.remaining(bucket, 0)).isZero();
        assertThat(limit.isWithin(limit.take(bucket, 0), 0)).isFalse();
        assertThat(limit.untilToken(bucket, 0)).isEqualTo(SECOND / 2);
    }

    @Test
    void an_empty_bucket_fills_at_its_rate() {
        long empty = 2 * SECOND;

        assertThat(limit.remaining(empty, SECOND / 2 - 1)).isZero();
        assertThat(limit.remaining(empty, SECOND / 2)).isEqualTo(1);
        assertThat(limit.isWithin(limit.take(empty, SECOND / 2), SECOND / 2)).isTrue();
        assertThat(limit.remaining(empty, 2 * SECOND)).isEqualTo(4);
        assertThat(limit.window()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void a_bucket_never_holds_more_than_its_burst() {
        assertThat(limit.remaining(0, 1000 * SECOND)).isEqualTo(4);
        assertThat(limit.take(0, 1000 * SECOND)).isEqualTo(1000 * SECOND + SECOND / 2);
    }
}
