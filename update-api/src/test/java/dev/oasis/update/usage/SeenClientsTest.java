package dev.oasis.update.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.oasis.common.events.ActiveClients;
import dev.oasis.common.statistics.ClientSketch;

class SeenClientsTest {

    private static final long TODAY = 20_000;

    private final SeenClients seen = new SeenClients();

    @Test
    void a_sketch_is_told_when_it_has_changed_and_holds_all_of_the_day() {
        seen.add(TODAY, "A", "one");
        seen.add(TODAY, "A", "two");
        assertThat(seen.take(TODAY)).singleElement().satisfies(clients -> {
            assertThat(clients.appId()).isEqualTo("A");
            assertThat(clients.day()).isEqualTo(Instant.parse("2024-10-04T00:00:00Z"));
            assertThat(count(clients)).isEqualTo(2);
        });

        seen.add(TODAY, "A", "two");
        assertThat(seen.take(TODAY)).isEmpty();

        seen.add(TODAY, "A", "three");
        assertThat(seen.take(TODAY)).singleElement().satisfies(clients -> assertThat(count(clients)).isEqualTo(3));
    }

    @Test
    void apps_and_days_are_apart() {
        seen.add(TODAY, "A", "one");
        seen.add(TODAY, "B", "one");
        seen.add(TODAY + 1, "A", "one");

        assertThat(seen.take(TODAY + 1)).hasSize(3).allSatisfy(clients -> assertThat(count(clients)).isEqualTo(1));
    }

    @Test
    void the_day_before_yesterday_is_forgotten() {
        seen.add(TODAY, "A", "one");
        seen.take(TODAY);
        seen.take(TODAY + 2);
        seen.add(TODAY, "A", "one");

        assertThat(seen.take(TODAY + 2)).as("it had to be made anew").hasSize(1);
    }

    private static long count(ActiveClients clients) {
        return ClientSketch.of(clients.sketch()).estimate();
    }
}
