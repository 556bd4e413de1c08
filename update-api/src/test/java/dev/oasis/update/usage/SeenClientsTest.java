package dev.oasis.update.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.oasis.common.events.ActiveClients;
import dev.oasis.common.events.UsageKind;
import dev.oasis.common.statistics.ClientSketch;

class SeenClientsTest {

    private static final long TODAY = 20_000;

    private final SeenClients seen = new SeenClients(4);

    @Test
    void a_sketch_is_told_when_it_has_changed_and_holds_all_of_the_day() {
        seen.add(TODAY, check("A", "1.0.0"), "one");
        seen.add(TODAY, check("A", "1.0.0"), "two");
        assertThat(seen.take(TODAY)).singleElement().satisfies(clients -> {
            assertThat(clients.appId()).isEqualTo("A");
            assertThat(clients.channel()).isEqualTo("beta");
            assertThat(clients.currentVersion()).isEqualTo("1.0.0");
            assertThat(clients.platform()).isEqualTo("linux-x86_64");
            assertThat(clients.day()).isEqualTo(Instant.parse("2024-10-04T00:00:00Z"));
            assertThat(count(clients)).isEqualTo(2);
        });

        seen.add(TODAY, check("A", "1.0.0"), "two");
        assertThat(seen.take(TODAY)).isEmpty();

        seen.add(TODAY, check("A", "1.0.0"), "three");
        assertThat(seen.take(TODAY)).singleElement().satisfies(clients -> assertThat(count(clients)).isEqualTo(3));
    }

    @Test
    void apps_days_and_kinds_are_apart() {
        seen.add(TODAY, check("A", "1.0.0"), "one");
        seen.add(TODAY, check("B", "1.0.0"), "one");
        seen.add(TODAY, check("A", "1.1.0"), "one");
        seen.add(TODAY + 1, check("A", "1.0.0"), "one");

        assertThat(seen.take(TODAY + 1)).hasSize(4).allSatisfy(clients -> assertThat(count(clients)).isEqualTo(1));
    }

    @Test
    void with_too_many_kinds_new_ones_are_counted_by_their_app_alone() {
        List.of("1.0.0", "1.1.0", "1.2.0", "1.3.0").forEach(version -> seen.add(TODAY, check("A", version), "one"));
        seen.take(TODAY);
        seen.add(TODAY, check("A", "1.4.0"), "one");
        seen.add(TODAY, check("A", "1.5.0"), "two");
        seen.add(TODAY, check("A", "1.3.0"), "two");

        assertThat(seen.take(TODAY)).extracting(ActiveClients::channel, ActiveClients::currentVersion,
                SeenClientsTest::count).containsExactlyInAnyOrder(tuple("", "other", 2L),
                        tuple("beta", "1.3.0", 2L));
    }

    @Test
    void the_day_before_yesterday_is_forgotten() {
        seen.add(TODAY, check("A", "1.0.0"), "one");
        seen.take(TODAY);
        seen.take(TODAY + 2);
        seen.add(TODAY, check("A", "1.0.0"), "one");

        assertThat(seen.take(TODAY + 2)).as("it had to be made anew").hasSize(1);
    }

    private static Usage check(String appId, String version) {
        return new Usage(UsageKind.CHECK, appId, "beta", version, "", "linux-x86_64", "up_to_date");
    }

    private static long count(ActiveClients clients) {
        return ClientSketch.of(clients.sketch()).estimate();
    }
}
