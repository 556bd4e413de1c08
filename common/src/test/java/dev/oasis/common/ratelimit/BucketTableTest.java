package dev.oasis.common.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class BucketTableTest {

    private static final long OFFENDER = ipv4(1);

    private final AtomicLong clock = new AtomicLong();
    private final BucketTable table = new BucketTable(Limit.of("1/s", 5), clock::get);

    @Test
    void each_key_has_a_bucket_of_its_own() {
        exhaust(OFFENDER);

        assertThat(table.take(OFFENDER)).isFalse();
        assertThat(table.take(ipv4(2))).isTrue();
    }

    @Test
    void tokens_flow_back_with_time() {
        exhaust(OFFENDER);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));

        assertThat(table.take(OFFENDER)).isTrue();
        assertThat(table.take(OFFENDER)).isTrue();
        assertThat(table.take(OFFENDER)).isFalse();
    }

    @Test
    void looking_takes_nothing() {
        assertThat(table.look(OFFENDER)).isEqualTo(new Bucket(5, Duration.ZERO, Duration.ZERO));
        exhaust(OFFENDER);

        assertThat(table.look(OFFENDER)).isEqualTo(table.look(OFFENDER))
                .isEqualTo(new Bucket(0, Duration.ofSeconds(1), Duration.ofSeconds(5)));
        assertThat(table.look(OFFENDER).isEmpty()).isTrue();
    }

    @Test
    void a_million_addresses_take_no_more_memory_and_hide_no_offender() {
        exhaust(OFFENDER);
        long before = usedMemory();

        for (int i = 2; i < 1_000_002; i++) {
            assertThat(table.take(ipv4(i))).isTrue();
        }

        assertThat(usedMemory() - before).isLessThan(8 << 20);
        assertThat(table.take(OFFENDER)).isFalse();
    }

    @Test
    void many_threads_together_get_a_burst_and_no_more() throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            threads.execute(() -> {
                for (int attempt = 0; attempt < 1_000; attempt++) {
                    taken.addAndGet(table.take(OFFENDER) ? 1 : 0);
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

        assertThat(taken).hasValue(5);
    }

    private void exhaust(long key) {
        for (int i = 0; i < 5; i++) {
            assertThat(table.take(key)).isTrue();
        }
    }

    private static long ipv4(int number) {
        return 0xFFFF_FFFF_0000_0000L | number;
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
