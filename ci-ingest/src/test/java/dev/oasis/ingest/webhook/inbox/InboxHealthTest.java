package dev.oasis.ingest.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.oasis.common.health.PartState;
import dev.oasis.ingest.webhook.inbox.InboxHealth.Figures;

class InboxHealthTest {

    private static final Duration YOUNG = Duration.ofSeconds(299);
    private static final Duration OLD = Duration.ofSeconds(300);

    private static PartState judge(long waiting, long dead, Duration oldest, long alarmed) {
        return InboxHealth.judge(new Figures(waiting, dead, oldest, alarmed));
    }

    @Test
    void an_empty_inbox_is_up() {
        assertThat(judge(0, 0, Duration.ZERO, 0)).isEqualTo(PartState.up("No event waits."));
    }

    @Test
    void events_may_wait_for_less_than_five_minutes() {
        assertThat(judge(3, 0, YOUNG, 0)).isEqualTo(PartState.up("3 events wait, the oldest for 299 s."));
        assertThat(judge(3, 0, OLD, 0)).isEqualTo(
                PartState.degraded("3 events wait, the oldest for 300 s. GET /admin/webhooks/events?state=failed tells why."));
    }

    @Test
    void a_dead_event_shows_though_nothing_waits() {
        assertThat(judge(0, 1, Duration.ZERO, 0)).isEqualTo(PartState.degraded("1 events of the last day are dead:"
                + " GET /admin/webhooks/events?state=dead tells why; replay them when that is mended."));
    }

    @Test
    void an_alarm_comes_before_everything_else() {
        assertThat(judge(3, 1, OLD, 2)).isEqualTo(PartState.degraded(
                "2 webhooks have an alarm: GET /admin/webhooks/hooks tells which and why."));
    }
}
