package dev.oasis.ingest.webhook.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.oasis.common.provider.RemoteDelivery;

class ComparisonTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private static RemoteDelivery attempt(int number, String id, int status) {
        return new RemoteDelivery(String.valueOf(number), id, "push", NOON.plusSeconds(number), status, false);
    }

    @Test
    void what_the_inbox_has_is_left_alone_whatever_was_answered() {
        Comparison comparison = Comparison.of(List.of(attempt(1, "a", 202), attempt(2, "b", 503)), Set.of("a", "b"));

        assertThat(comparison.again()).isEmpty();
    }

    @Test
    void what_was_answered_503_or_not_at_all_is_sent_again() {
        Comparison comparison = Comparison.of(List.of(attempt(2, "b", 503), attempt(1, "a", 0), attempt(3, "c", 429)),
                Set.of());

        assertThat(comparison.again()).extracting(RemoteDelivery::deliveryId).containsExactly("a", "b", "c");
    }

    @Test
    void what_was_answered_202_and_is_not_there_is_sent_again() {
        assertThat(Comparison.of(List.of(attempt(1, "a", 202)), Set.of()).again()).hasSize(1);
    }

    @Test
    void of_several_attempts_the_newest_is_sent_again_once() {
        Comparison comparison = Comparison.of(List.of(attempt(3, "a", 503), attempt(1, "a", 503), attempt(2, "a", 0)),
                Set.of());

        assertThat(comparison.again()).extracting(RemoteDelivery::externalId).containsExactly("3");
    }

    @Test
    void what_was_refused_for_what_it_is_would_be_refused_again() {
        Comparison comparison = Comparison.of(List.of(attempt(1, "a", 401), attempt(2, "b", 413)), Set.of());

        assertThat(comparison.again()).isEmpty();
        assertThat(comparison.refused()).hasSize(2);
    }

    @Test
    void attempts_without_an_id_stand_for_themselves() {
        Comparison comparison = Comparison.of(List.of(attempt(1, "", 503), attempt(2, "", 503), attempt(3, "", 202)), Set.of());

        assertThat(comparison.again()).extracting(RemoteDelivery::externalId).containsExactly("1", "2");
    }
}
