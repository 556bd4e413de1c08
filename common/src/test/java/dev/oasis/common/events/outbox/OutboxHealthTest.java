package dev.oasis.common.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.oasis.common.health.HealthStatus;
import dev.oasis.common.health.PartState;

class OutboxHealthTest {

    @Test
    void an_empty_outbox_is_well() {
        assertThat(OutboxHealth.judge(0, Duration.ZERO)).isEqualTo(PartState.up("No event waits."));
    }

    @Test
    void what_has_just_come_in_is_no_lag() {
        assertThat(OutboxHealth.judge(3, Duration.ofSeconds(2)))
                .isEqualTo(PartState.up("3 events wait, the oldest for 2 s."));
    }

    @Test
    void what_waits_for_a_minute_needs_somebody() {
        PartState late = OutboxHealth.judge(10_000, Duration.ofSeconds(60));

        assertThat(late.status()).isEqualTo(HealthStatus.DEGRADED);
        assertThat(late.detail()).startsWith("10000 events or more wait, the oldest for 60 s: see that Kafka answers");
    }
}
