package dev.oasis.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.Database;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.testkit.stack.StackPart;

/** How soon a published release is offered by each of three replicas, with Kafka and without. */
@Tag("bench")
@ExtendWith({ TwoCores.class, PlatformExtension.class })
class PublishBenchmarkTest {

    private static final int REPLICAS = 3;
    private static final int PUBLISHES_PER_SECOND = 8;
    private static final int WARM_UP = 20;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final String HEAD = """
            | case | publishes | seen by | median ms | 99 % | 99.9 % | longest |
            |:--------------|-----:|:---------------------|--------:|--------:|--------:|--------:|
            """;
    private static final String ROW = "| %-13s | %,4d | %-20s | %s |%n";

    private final Platform platform;
    private final Schedule schedule = Schedule.ofSystemProperties();
    private final ExecutorService watchers = Executors.newFixedThreadPool(REPLICAS);

    PublishBenchmarkTest(Platform platform) {
        this.platform = platform;
    }

    @Test
    void a_published_release_is_offered_by_every_replica() throws IOException {
        BenchApp app = BenchApp.publish(platform);
        int publishes = PUBLISHES_PER_SECOND * schedule.wholeSeconds();
        Drafts drafts = Drafts.add(new Database(platform), app.slug(), 2 * publishes + WARM_UP);
        MeasuredServers servers = new MeasuredServers(Reports.workspace("publish"));
        List<MeasuredServer> replicas = new ArrayList<>();
        try {
            for (int i = 0; i < REPLICAS; i++) {
                replicas.add(servers.updateApi(platform));
            }
            measure("warm-up", app, drafts, replicas, WARM_UP);
            String circumstances = Circumstances.describe(schedule);
            String table = HEAD + measure("with Kafka", app, drafts, replicas, publishes);
            platform.stop(StackPart.KAFKA);
            table += measure("without Kafka", app, drafts, replicas, publishes);
            Reports.publish("publish", table + "\n" + circumstances);
        } finally {
            replicas.forEach(MeasuredServer::close);
            watchers.shutdownNow();
        }
    }

    private String measure(String name, BenchApp app, Drafts drafts, List<MeasuredServer> replicas, int publishes) {
        long[] first = new long[publishes];
        long[] last = new long[publishes];
        for (int i = 0; i < publishes; i++) {
            Drafts.Draft draft = drafts.next();
            long start = System.nanoTime();
            platform.administration().post("/admin/apps/" + app.slug() + "/releases/" + draft.id() + "/publish").expect(200);
            List<CompletableFuture<Long>> seen = replicas.stream().map(replica -> CompletableFuture
                    .supplyAsync(() -> timeSeen(replica, app.offer(), draft.version()) - start, watchers)).toList();
            long[] times = seen.stream().mapToLong(CompletableFuture::join).sorted().toArray();
            first[i] = times[0];
            last[i] = times[REPLICAS - 1];
        }
        return String.format(Locale.ROOT, ROW, name, publishes, "the first replica", new Quantiles(first).cells())
                + String.format(Locale.ROOT, ROW, name, publishes, "all three replicas", new Quantiles(last).cells());
    }

    private static long timeSeen(MeasuredServer replica, String path, String version) {
        String wanted = "\"version\":\"" + version + "\"";
        long end = System.nanoTime() + PATIENCE;
        try {
            while (!replica.answer(path).body().contains(wanted)) {
                assertThat(System.nanoTime()).as("Version " + version + " is not offered").isLessThan(end);
                LockSupport.parkNanos(PAUSE);
            }
            return System.nanoTime();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
