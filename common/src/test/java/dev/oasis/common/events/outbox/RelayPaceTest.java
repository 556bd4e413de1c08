package dev.oasis.common.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class RelayPaceTest {

    private final RelayPace pace = new RelayPace(Duration.ofMillis(200), Duration.ofSeconds(1));

    @Test
    void failures_double_the_pause_up_to_the_limit_and_one_success_ends_it() {
        assertThat(Stream.generate(pace::afterFailure).limit(5).map(Duration::toMillis))
                .containsExactly(400L, 800L, 1000L, 1000L, 1000L);
        assertThat(pace.afterSuccess()).hasMillis(200);
        assertThat(pace.afterFailure()).hasMillis(400);
    }
}
