package dev.oasis.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.oasis.localstack.process.LogTail;
import dev.oasis.localstack.process.ProcessRecord;
import dev.oasis.localstack.process.Readiness;
import dev.oasis.localstack.stack.LoopbackPort;

class OasisCommandTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private Installation oasis;
    private String port;

    @BeforeEach
    void install() throws IOException {
        oasis = new Installation(directory);
        port = Integer.toString(LoopbackPort.free());
    }

    @AfterEach
    void end() throws Exception {
        oasis.end();
    }

    @Test
    void up_detached_with_demo_then_status_then_a_crash_then_down() throws Exception {
        Installation.Result up = oasis.run("up", "--detach", "--demo", "--port", port);

        assertThat(up.output()).contains("admin-api   ready in", "postgres    ready in", "All ready after",
                "Oasis runs on http://localhost:" + port, "uk_live_stub", "curl -i http://localhost:" + port + DemoApp.CHECK,
                "curl -L -o demo.AppImage 'http://localhost:" + port + "/demo/artifacts/1/app'");
        assertThat(up.status()).isZero();
        assertTheEnvFileIsComplete();
        assertTheServicesKnowWhereEverythingIs();
        assertThat(Files.readString(oasis.home().serviceData("published")))
                .contains("\"version\":\"1.2.0\"", "linux-x86_64", "darwin-aarch64", "windows-x86_64", "\"auto_publish\":true");

        Installation.Result status = oasis.run("status");
        assertThat(status.output()).contains("origin", "kafka", "analytics").doesNotContain("not ready");
        assertThat(status.status()).isZero();

        Installation.Result second = oasis.run("up", "--port", port);
        assertThat(second.output()).contains("Oasis runs already, on http://localhost:" + port, "./oasis down");
        assertThat(second.status()).isEqualTo(1);

        ProcessRecord analytics = record("analytics");
        analytics.running().orElseThrow().destroyForcibly();
        await(() -> record("analytics").pid() != analytics.pid() && Readiness.of(analytics.port()));
        assertThat(oasis.home().log("oasis")).content().contains("analytics ended by itself with status 137");

        List<ProcessRecord> processes = oasis.home().run().all();
        Installation.Result down = oasis.run("down");
        assertThat(down.output()).contains("Ended", "oasis (pid", "stack (pid", "update-api (pid", "The data is still in");
        assertThat(processes).hasSize(6).allSatisfy(process -> assertThat(process.running()).isEmpty());
        assertThat(oasis.run("status").status()).isEqualTo(3);
    }

    @Test
    void what_a_killed_launcher_left_is_ended_by_the_next_up_which_keeps_data_and_key() throws Exception {
        Path output = directory.resolve("first.out");
        Process first = oasis.start(Map.of(), output, "up", "--port", port);
        await(() -> Files.readString(output).contains("Ctrl-C ends it"));
        assertThat(output).content().contains("uk_live_stub");
        ProcessRecord orphan = record("ci-ingest");
        first.destroyForcibly().waitFor();

        assertThat(orphan.running()).as(() -> LogTail.lines(oasis.home().log("ci-ingest"), 50).toString()).isPresent();
        assertThat(oasis.run("status").status()).isEqualTo(3);
        Installation.Result again = oasis.run("up", "--detach", "--port", port);

        assertThat(again.output()).contains("An earlier run was not ended properly", "ci-ingest (pid " + orphan.pid() + ")",
                "The owner's key is in").doesNotContain("uk_live_stub");
        assertThat(orphan.running()).isEmpty();
        record("oasis").running().orElseThrow().destroyForcibly();
        await(() -> record("oasis").running().isEmpty());
        assertThat(oasis.run("down").output()).contains("Ended", "update-api");
        assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()))
                .noneMatch(line -> line.contains(directory.toString()));
    }

    @Test
    void an_interrupt_stops_everything_in_order() throws Exception {
        Path output = directory.resolve("up.out");
        Process up = oasis.start(Map.of(), output, "up", "--port", port);
        await(() -> Files.readString(output).contains("Ctrl-C ends it"));
        List<ProcessRecord> processes = oasis.home().run().all();

        new ProcessBuilder("kill", "-INT", Long.toString(up.pid())).start().waitFor();

        assertThat(up.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).content().contains("Stopping ...", "Stopped.").doesNotContain("ended by itself");
        assertThat(processes).hasSize(6).allSatisfy(process -> assertThat(process.running()).isEmpty());
        assertThat(oasis.home().serviceData("stack")).isDirectory();
    }

    @Test
    void a_service_that_dies_early_ends_the_start_with_its_last_words() throws Exception {
        Installation.Result up = oasis.run(Map.of("STUB_FAILS", "1"), "up", "--detach", "--port", port);

        assertThat(up.status()).isEqualTo(1);
        assertThat(up.output()).contains("oasis: ci-ingest ended with status 7", "the stub was told to fail",
                oasis.home().log("ci-ingest").toString());
        assertThat(oasis.home().run().all()).isEmpty();
    }

    @Test
    void a_taken_port_is_named_with_the_way_out() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            Installation.Result up = oasis.run("up", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(up.status()).isEqualTo(1);
            assertThat(up.output()).isEqualToIgnoringNewLines("oasis: Port " + taken.getLocalPort() + " is taken by another "
                    + "program (or you may not use it). Choose another one: ./oasis up --port " + (taken.getLocalPort() + 1));
        }
    }

    @Test
    void a_service_that_is_not_built_is_named_with_the_way_out() throws Exception {
        Files.delete(ServiceDefinition.UPDATE_API.jar(directory));

        assertThat(oasis.run("up", "--port", port).output()).contains("update-api is not built", "./mvnw package");
    }

    private void assertTheEnvFileIsComplete() throws IOException {
        Path file = oasis.home().env();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(VariableFile.read(file))
                .containsEntry("OASIS_URL", "http://localhost:" + port)
                .containsEntry("OASIS_ADMIN_KEY", "uk_live_stub")
                .containsEntry("OASIS_ANALYTICS_PORT", Integer.toString(record("analytics").port()))
                .containsKeys("OASIS_UPDATE_API_PORT", "OASIS_ADMIN_API_PORT", "OASIS_CI_INGEST_PORT", "OASIS_POSTGRES_URL",
                        "OASIS_KAFKA", "OASIS_S3_URL", "OASIS_S3_BUCKET", "OASIS_S3_ACCESS_KEY", "OASIS_S3_SECRET_KEY");
    }

    private void assertTheServicesKnowWhereEverythingIs() throws IOException, InterruptedException {
        Map<String, String> env = VariableFile.read(oasis.home().env());
        assertThat(variable("/admin", "KAFKA_BOOTSTRAP_SERVERS")).isEqualTo(env.get("OASIS_KAFKA"));
        assertThat(variable("/ci", "OASIS_STORAGE_ENDPOINT")).isEqualTo(env.get("OASIS_S3_URL"));
        assertThat(variable("/ws", "OASIS_DATA_DIR")).isEqualTo(oasis.home().serviceData("analytics").toString());
        assertThat(variable("/any-app", "QUARKUS_DATASOURCE_JDBC_URL")).startsWith("jdbc:postgresql://127.0.0.1:")
                .endsWith("/oasis");
    }

    private String variable(String prefix, String name) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + prefix + "/variable/" + name)).build(),
                BodyHandlers.ofString());
        return answer.body();
    }

    private ProcessRecord record(String name) throws IOException {
        return oasis.home().run().find(name).orElseThrow();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
