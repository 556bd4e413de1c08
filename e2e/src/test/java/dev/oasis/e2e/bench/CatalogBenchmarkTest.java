package dev.oasis.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.Database;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;

/** What a large catalog costs: checks of all its apps in turn, memory, and the time until it is held. */
@Tag("bench")
@ExtendWith({ TwoCores.class, PlatformExtension.class })
class CatalogBenchmarkTest {

    private static final String HEAD = """
            | apps | releases of each | ready after | live heap | 200 req/s | ÷ bare | CPU µs | bytes | 204 req/s | ÷ bare | CPU µs | bytes |
            |------:|----:|-------:|-------:|--------:|-----:|-----:|------:|--------:|-----:|-----:|------:|
            """;
    private static final String ROW = "| %,6d | %3d | %4.1f s | %,5.0f MB | %,7.0f | %4.2f | %4.1f | %,5.0f | %,7.0f | %4.2f | %4.1f | %,5.0f |%n";
    private static final int OFTEN = 5;
    private static final double MEGABYTE = 1024 * 1024;

    private final Platform platform;
    private final Schedule schedule = Schedule.ofSystemProperties();

    CatalogBenchmarkTest(Platform platform) {
        this.platform = platform;
    }

    @Test
    void checks_are_answered_from_catalogs_of_all_sizes() throws IOException {
        Path workspace = Reports.workspace("catalog");
        MeasuredServers servers = new MeasuredServers(workspace);
        ManyApps apps = new ManyApps(new Database(platform), BenchApp.publish(platform).slug());
        StringBuilder table = new StringBuilder(HEAD);
        String circumstances = Circumstances.describe(schedule);
        try {
            for (int count : List.of(1, schedule.apps() / 10, schedule.apps())) {
                apps.growTo(count, schedule.releases());
                table.append(measure(servers, apps, count, workspace));
            }
        } finally {
            apps.remove();
        }
        Reports.publish("catalog", table + "\n" + circumstances);
    }

    private String measure(MeasuredServers servers, ManyApps apps, int count, Path workspace) throws IOException {
        long start = System.nanoTime();
        try (MeasuredServer server = servers.updateApi(platform)) {
            double ready = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
            List<String> offers = apps.paths("0.0.1");
            List<String> nothings = apps.paths("1.2.0");
            Path all = Files.write(workspace.resolve("all-" + count + ".txt"),
                    Stream.of(offers, nothings).flatMap(List::stream).toList());
            try (MeasuredServer bare = servers.bareMap(server, all)) {
                List<Row> ours = List.of(row("offers-" + count, server, offers, 200, workspace),
                        row("nothings-" + count, server, nothings, 204, workspace));
                List<Row> bares = List.of(row("bare-offers-" + count, bare, offers, 200, workspace),
                        row("bare-nothings-" + count, bare, nothings, 204, workspace));
                List<Row> rows = Stream.of(ours, bares).flatMap(List::stream).toList();
                rows.forEach(row -> askEachOften(row.subject(), count));
                Rows.measure(rows, schedule);
                List<Object> cells = new ArrayList<>(
                        List.of(count, schedule.releases(), ready, server.liveHeap() / MEGABYTE));
                for (int i = 0; i < ours.size(); i++) {
                    Row row = ours.get(i);
                    cells.addAll(List.of(row.median(Turn::perSecond), row.medianQuotient(bares.get(i), Turn::perSecond),
                            row.median(Turn::cpuMicros), row.median(Turn::allocated)));
                }
                return String.format(Locale.ROOT, ROW, cells.toArray());
            }
        }
    }

    // The first answer of each app is rendered, which is another thing than the second.
    private void askEachOften(Subject subject, int paths) {
        double asked = 0;
        while (asked < OFTEN * paths) {
            asked += subject.load(schedule.warmUpSeconds()).perSecond() * schedule.warmUpSeconds();
        }
    }

    private static Row row(String name, MeasuredServer server, List<String> paths, int status, Path workspace)
            throws IOException {
        return new Row(new Subject(name, server, Paths.inTurn(workspace, name, paths), status, Load.USUAL));
    }
}
