package dev.oasis.update.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import dev.oasis.common.events.UsageCount;
import dev.oasis.common.events.UsageKind;

class UsageCountersTest {

    @Test
    void each_take_has_what_came_since_the_last() {
        UsageCounters counters = new UsageCounters(10);
        counters.count(key(5, "1.0.0"));
        counters.count(key(5, "1.0.0"));
        counters.count(key(5, "2.0.0"));

        assertThat(counters.take(5)).extracting(UsageCount::currentVersion, UsageCount::count)
                .containsExactlyInAnyOrder(tuple("1.0.0", 2L),
                        tuple("2.0.0", 1L));
        assertThat(counters.take(5)).isEmpty();
        counters.count(key(5, "1.0.0"));
        assertThat(counters.take(5)).extracting(UsageCount::count).containsExactly(1L);
    }

    @Test
    void beyond_the_limit_details_go_and_no_count_does() {
        UsageCounters counters = new UsageCounters(3);
        for (int i = 0; i < 100; i++) {
            counters.count(key(5, "1.0." + i));
        }

        List<UsageCount> counts = counters.take(5);

        assertThat(counts).hasSize(4);
        assertThat(counts.stream().mapToLong(UsageCount::count).sum()).isEqualTo(100);
        assertThat(counts).filteredOn(count -> count.currentVersion().equals(UsageCount.OTHER_VERSION)).singleElement()
                .satisfies(count -> assertThat(count.count()).isEqualTo(97));
    }

    @Test
    void counters_of_hours_long_past_are_forgotten_once_they_are_taken() {
        UsageCounters counters = new UsageCounters(10);
        counters.count(key(5, "1.0.0"));

        assertThat(counters.take(8)).hasSize(1);
        assertThat(counters.size()).isEqualTo(1);
        assertThat(counters.take(8)).isEmpty();
        assertThat(counters.size()).isZero();
    }

    @Test
    void nothing_is_lost_while_it_is_taken() throws InterruptedException {
        UsageCounters counters = new UsageCounters(10);
        int threads = 4;
        int each = 200_000;
        CountDownLatch done = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            new Thread(() -> {
                for (int j = 0; j < each; j++) {
                    counters.count(key(5, "1.0.0"));
                }
                done.countDown();
            }).start();
        }
        List<UsageCount> taken = new ArrayList<>();
        while (done.getCount() > 0) {
            taken.addAll(counters.take(5));
        }
        taken.addAll(counters.take(5));

        assertThat(taken.stream().mapToLong(UsageCount::count).sum()).isEqualTo((long) threads * each);
    }

    @Test
    void a_country_is_two_letters_or_none() {
        assertThat(UsageCounting.countryOf(Optional.of("de"))).isEqualTo("DE");
        assertThat(UsageCounting.countryOf(Optional.of("D1"))).isEmpty();
        assertThat(UsageCounting.countryOf(Optional.of("DEU"))).isEmpty();
        assertThat(UsageCounting.countryOf(Optional.of("ÄÖ"))).isEmpty();
        assertThat(UsageCounting.countryOf(Optional.empty())).isEmpty();
    }

    private static UsageKey key(long hour, String version) {
        return new UsageKey(hour, UsageKind.CHECK, "app", "stable", version, "", "linux-x86_64", "", "up_to_date");
    }
}
