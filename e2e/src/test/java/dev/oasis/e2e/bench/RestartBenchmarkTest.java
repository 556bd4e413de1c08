package dev.oasis.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;

/** What becomes of a thousand clients while update-api starts again after a {@code kill -9}. */
@Tag("bench")
@ExtendWith({ TwoCores.class, PlatformExtension.class })
class RestartBenchmarkTest {

    private static final int CLIENTS = 1000;
    private static final String RESULT = """
            | | |
            |:--|--:|
            | clients, all at once from the moment of the start | %,d |
            | first answer after | %.2f s |
            | every client served after | %.2f s |
            | connections refused, nobody listened yet | %,d |
            | answers other than 200 | %,d |
            | connections that broke | %,d |
            | answers in each second from the first answer on | %s |

            """;

    private final Platform platform;
    private final Schedule schedule = Schedule.ofSystemProperties();

    RestartBenchmarkTest(Platform platform) {
        this.platform = platform;
    }

    @Test
    void a_storm_of_clients_is_served_after_a_restart() throws IOException {
        BenchApp app = BenchApp.publish(platform);
        MeasuredServers servers = new MeasuredServers(Reports.workspace("restart"));
        Ports ports = Ports.free();
        RestartStorm storm = new RestartStorm(ports.plain(), app.offer(), CLIENTS);
        try (MeasuredServer first = servers.launchUpdateApi(platform, ports)) {
            first.awaitReady(MeasuredServers.READY);
            first.kill();
        }
        String circumstances = Circumstances.describe(schedule);
        try (MeasuredServer again = servers.launchUpdateApi(platform, ports)) {
            storm.run(schedule.seconds());
            assertThat(again.answer(app.offer()).status()).isEqualTo(200);
        }
        Reports.publish("restart", String.format(Locale.ROOT, RESULT, CLIENTS, storm.secondsToFirstAnswer(),
                storm.secondsToAllServed(), storm.refused(), storm.unready(), storm.broken(),
                storm.answersBySecond().stream().map(count -> String.format(Locale.ROOT, "%,d", count))
                        .collect(Collectors.joining(" · ")))
                + circumstances);
    }
}
