package dev.oasis.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.bench.RecordedAnswer.Header;
import dev.oasis.e2e.platform.Database;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.e2e.platform.ReleasePost;
import dev.oasis.e2e.platform.Repository;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.localstack.files.Directories;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleKeys;

/** How many update checks one core answers, beside the most that it could. */
@Tag("bench")
@ExtendWith({ TwoCores.class, PlatformExtension.class })
class CheckBenchmarkTest {

    private static final int RELEASES = 200;
    private static final Duration VISIBLE = Duration.ofSeconds(10);

    private final Platform platform;
    private final Schedule schedule = Schedule.ofSystemProperties();
    private final Path directory = Repository.root().resolve("e2e/target/bench");

    CheckBenchmarkTest(Platform platform) {
        this.platform = platform;
    }

    @Test
    void update_checks_are_answered_as_they_should_be_at_full_load() throws IOException {
        Directories.delete(directory);
        String one = publishedApp().slug();
        String many = publishedApp().slug();
        ManyReleases.add(new Database(platform), many, RELEASES - 1);
        MeasuredServers servers = new MeasuredServers(directory);
        try (MeasuredServer updateApi = servers.updateApi(platform);
                MeasuredServer bare = servers.bareRoutes(updateApi, List.of(offer(one), nothing(one)));
                MeasuredServer nginx = servers.nginx(updateApi, offer(one), nothing(one))) {
            assertSameAnswers(updateApi, bare, nginx, one);
            List<Row> ours = List.of(
                    new Row(new Subject("check, 1 release", updateApi, offer(one), 200)),
                    new Row(new Subject("check, 1 release", updateApi, nothing(one), 204)),
                    new Row(new Subject("check, " + RELEASES + " releases", updateApi, offer(many), 200)),
                    new Row(new Subject("check, " + RELEASES + " releases", updateApi, nothing(many), 204)));
            List<Row> bares = rows("bare Vert.x route", bare, one);
            List<Row> nginxes = rows("nginx (file; return 204)", nginx, one);
            List<Row> all = List.of(ours, bares, nginxes).stream().flatMap(List::stream).toList();
            String circumstances = Circumstances.describe(schedule);
            measure(all);
            report(ResultTable.of(all, bares, nginxes) + "\n" + circumstances);
        }
    }

    private SampleApp publishedApp() {
        SampleApp app = SampleApp.create(platform, SampleKeys.publicKey("pw"));
        ReleasePost release = app.with(ReleasePost.of("1.2.0"), "linux-x86_64",
                SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage"));
        app.post(release.published()).expect(201);
        await().atMost(VISIBLE).until(() -> app.open("/update/linux/x86_64/1.0.0").status() == 200);
        return app;
    }

    private static String offer(String app) {
        return "/" + app + "/update/linux/x86_64/1.0.0";
    }

    private static String nothing(String app) {
        return "/" + app + "/update/linux/x86_64/1.2.0";
    }

    private static void assertSameAnswers(MeasuredServer updateApi, MeasuredServer bare, MeasuredServer nginx, String app)
            throws IOException {
        for (String path : List.of(offer(app), nothing(app))) {
            RecordedAnswer original = updateApi.answer(path);
            assertThat(bare.answer(path)).isEqualTo(original);
            RecordedAnswer copy = nginx.answer(path);
            assertThat(copy.body()).isEqualTo(original.body());
            assertThat(copy.headers()).as("nginx adds some of its own").extracting(Header::inLowerCase)
                    .containsAll(original.headers().stream().map(Header::inLowerCase).toList());
        }
    }

    private static List<Row> rows(String name, MeasuredServer server, String app) {
        return List.of(new Row(new Subject(name, server, offer(app), 200)),
                new Row(new Subject(name, server, nothing(app), 204)));
    }

    private void measure(List<Row> rows) throws IOException {
        for (Row row : rows) {
            row.subject().check();
            row.subject().load(schedule.warmUpSeconds());
        }
        for (int round = 0; round < schedule.rounds(); round++) {
            for (Row row : rows) {
                row.add(row.subject().load(schedule.seconds()));
            }
        }
        for (Row row : rows) {
            row.subject().check();
        }
    }

    private void report(String text) throws IOException {
        Files.writeString(Files.createDirectories(directory).resolve("check.md"), text);
        System.out.println("\n" + text);
    }
}
