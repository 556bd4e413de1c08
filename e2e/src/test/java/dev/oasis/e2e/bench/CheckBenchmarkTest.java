package dev.oasis.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.bench.RecordedAnswer.Header;
import dev.oasis.e2e.platform.Database;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;

/** How many update checks one core answers, beside the most that it could. */
@Tag("bench")
@ExtendWith({ TwoCores.class, PlatformExtension.class })
class CheckBenchmarkTest {

    private static final int RELEASES = 200;
    private static final List<Load> LOADS = List.of(new Load(1, false), new Load(1000, false), new Load(1, true),
            new Load(64, true), new Load(1000, true));

    private final Platform platform;
    private final Schedule schedule = Schedule.ofSystemProperties();

    CheckBenchmarkTest(Platform platform) {
        this.platform = platform;
    }

    @Test
    void update_checks_are_answered_as_they_should_be_at_full_load() throws IOException {
        BenchApp one = BenchApp.publish(platform);
        BenchApp many = BenchApp.publish(platform);
        ManyReleases.add(new Database(platform), many.slug(), RELEASES - 1);
        compare("check", one, (updateApi, bare, nginx) -> {
            List<Row> ours = List.of(row("check, 1 release", updateApi, one.offer(), 200),
                    row("check, 1 release", updateApi, one.nothing(), 204),
                    row("check, " + RELEASES + " releases", updateApi, many.offer(), 200),
                    row("check, " + RELEASES + " releases", updateApi, many.nothing(), 204));
            return new Comparison(ours, rows("bare Vert.x route", bare, one, Load.USUAL),
                    rows("nginx (file; return 204)", nginx, one, Load.USUAL));
        });
    }

    @Test
    void update_checks_are_answered_over_one_and_a_thousand_connections_and_over_tls() throws IOException {
        BenchApp app = BenchApp.publish(platform);
        compare("connections", app, (updateApi, bare, nginx) -> new Comparison(rows("check", updateApi, app, LOADS),
                rows("bare Vert.x route", bare, app, LOADS), rows("nginx", nginx, app, LOADS)));
    }

    private interface Case {
        Comparison rows(MeasuredServer updateApi, MeasuredServer bare, MeasuredServer nginx);
    }

    private record Comparison(List<Row> ours, List<Row> bare, List<Row> nginx) {
    }

    private void compare(String name, BenchApp app, Case rows) throws IOException {
        MeasuredServers servers = new MeasuredServers(Reports.workspace(name));
        try (MeasuredServer updateApi = servers.updateApi(platform);
                MeasuredServer bare = servers.bareRoutes(updateApi, List.of(app.offer(), app.nothing()));
                MeasuredServer nginx = servers.nginx(updateApi, app.offer(), app.nothing())) {
            assertSameAnswers(updateApi, bare, nginx, app);
            Comparison comparison = rows.rows(updateApi, bare, nginx);
            List<Row> all = Stream.of(comparison.ours(), comparison.bare(), comparison.nginx()).flatMap(List::stream).toList();
            String circumstances = Circumstances.describe(schedule);
            Rows.measure(all, schedule);
            Reports.publish(name, ResultTable.of(all, comparison.bare(), comparison.nginx()) + "\n" + circumstances);
        }
    }

    private static void assertSameAnswers(MeasuredServer updateApi, MeasuredServer bare, MeasuredServer nginx, BenchApp app)
            throws IOException {
        for (String path : List.of(app.offer(), app.nothing())) {
            RecordedAnswer original = updateApi.answer(path);
            assertThat(bare.answer(path)).isEqualTo(original);
            RecordedAnswer copy = nginx.answer(path);
            assertThat(copy.body()).isEqualTo(original.body());
            assertThat(copy.headers()).as("nginx adds some of its own").extracting(Header::inLowerCase)
                    .containsAll(original.headers().stream().map(Header::inLowerCase).toList());
        }
    }

    private static Row row(String name, MeasuredServer server, String path, int status) {
        return new Row(new Subject(name, server, path, status));
    }

    private static List<Row> rows(String name, MeasuredServer server, BenchApp app, List<Load> loads) {
        return loads.stream().flatMap(load -> rows(name + ", " + load, server, app, load).stream()).toList();
    }

    private static List<Row> rows(String name, MeasuredServer server, BenchApp app, Load load) {
        return List.of(new Row(new Subject(name, server, app.offer(), 200, load)),
                new Row(new Subject(name, server, app.nothing(), 204, load)));
    }
}
