package dev.oasis.e2e.bench;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;

/** How long clients wait when the server has half as much to do as it can. */
@Tag("bench")
@ExtendWith({ TwoCores.class, PlatformExtension.class })
class LatencyBenchmarkTest {

    private static final int CONNECTIONS = 256;
    private static final String HEAD = """
            | case | answer | top req/s | sent req/s | requests | median ms | 99 % | 99.9 % | longest |
            |:-----------------------------|----:|--------:|--------:|--------:|--------:|--------:|--------:|--------:|
            """;
    private static final String ROW = "| %-28s | %3d | %,7.0f | %,7.0f | %,7d | %s |%n";

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
            StringBuilder table = new StringBuilder(HEAD);
            String circumstances = Circumstances.describe(schedule);
            List<Subject> subjects = List.of(new Subject("check", updateApi, app.offer(), 200),
                    new Subject("check", updateApi, app.nothing(), 204),
                    new Subject("bare Vert.x route", bare, app.offer(), 200),
                    new Subject("nginx", nginx, app.offer(), 200));
            subjects.forEach(subject -> subject.load(schedule.warmUpSeconds()));
            for (Subject subject : subjects) {
                table.append(measure(subject));
            }
            Reports.publish("latency", table + "\n" + circumstances);
        }
    }

    private String measure(Subject subject) throws IOException {
        subject.check();
        subject.load(schedule.warmUpSeconds());
        double top = subject.load(schedule.seconds()).perSecond();
        OpenLoop load = new OpenLoop(subject.server().port(), subject.paths().first(), subject.status(), CONNECTIONS);
        // The generator is a program of this JVM, which must be warm as well.
        load.run(top / 2, schedule.warmUpSeconds());
        Quantiles latencies = load.run(top / 2, schedule.wholeSeconds());
        return String.format(Locale.ROOT, ROW, subject.name(), subject.status(), top, top / 2, latencies.count(),
                latencies.cells());
    }
}
