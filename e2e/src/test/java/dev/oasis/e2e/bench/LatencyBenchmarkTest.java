package dev.oasis.e2e.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;

/** How long clients wait when the server has half as much to do as it can. */
@Tag("bench")
@ExtendWith({ TwoCores.class, PlatformExtension.class })
class LatencyBenchmarkTest {

    private final Platform platform;
    private final Schedule schedule = Schedule.ofSystemProperties();

    LatencyBenchmarkTest(Platform platform) {
        this.platform = platform;
    }

    @Test
    void checks_are_answered_on_schedule_at_half_of_the_top_rate() throws IOException {
        BenchApp app = BenchApp.publish(platform);
        MeasuredServers servers = new MeasuredServers(Reports.workspace("latency"));
        Background.recede();
        try (MeasuredServer updateApi = servers.updateApi(platform);
                MeasuredServer bare = servers.bareRoutes(updateApi, List.of(app.offer(), app.nothing()));
                MeasuredServer nginx = servers.nginx(updateApi, app.offer(), app.nothing())) {
            String circumstances = Circumstances.describe(schedule);
            List<LatencyRow> rows = Stream.of(new Subject("check", updateApi, app.offer(), 200),
                    new Subject("check", updateApi, app.nothing(), 204),
                    new Subject("bare Vert.x route", bare, app.offer(), 200),
                    new Subject("nginx", nginx, app.offer(), 200)).map(LatencyRow::new).toList();
            measure(rows);
            Reports.publish("latency",
                    LatencyRow.HEAD + rows.stream().map(LatencyRow::cells).collect(Collectors.joining()) + "\n"
                            + circumstances);
        }
    }

    // In turns, like everything here: a machine whose pace changes for some seconds slows one turn of each, not one case.
    private void measure(List<LatencyRow> rows) throws IOException {
        for (LatencyRow row : rows) {
            row.subject().check();
            row.subject().load(schedule.warmUpSeconds());
        }
        for (int round = 0; round < schedule.rounds(); round++) {
            rows.forEach(row -> row.findTopRate(schedule.seconds()));
        }
        for (LatencyRow row : rows) {
            row.warmUp(schedule.warmUpSeconds());
        }
        for (int round = 0; round < schedule.rounds(); round++) {
            for (LatencyRow row : rows) {
                row.measure(schedule.seconds());
            }
        }
    }
}
