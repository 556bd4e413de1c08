package dev.oasis.e2e.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.e2e.platform.FaultTest;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.localstack.up.ServiceDefinition;
import dev.oasis.testkit.provider.ProviderStandIn;
import io.vertx.core.json.JsonObject;

/** ci-ingest ends as {@code kill -9} does while it holds something: its lease runs out and another process goes on. */
@ExtendWith(PlatformExtension.class)
class WorkerDeathTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Platform platform;
    private ProviderStandIn standIn;
    private IngestReplica replica;

    WorkerDeathTest(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void start() {
        standIn = ProviderStandIn.start();
    }

    @AfterEach
    void stop() {
        if (replica != null) {
            replica.close();
        }
        standIn.close();
    }

    @FaultTest
    void an_event_whose_worker_died_after_its_claim_is_taken_over_and_has_one_job(@TempDir Path directory) {
        try (LinkedRepository repository = LinkedRepository.byToken(platform, standIn, "github")) {
            repository.pipeline("App", Map.of("events", List.of("push"), "paths", Map.of("include", List.of("src/**"))));
            // Of so many commits the worker asks the provider, between its claim and its transaction.
            standIn.hold("/compare/");
            Checkout.of(repository, directory).push("src/app.txt", 25);
            awaitHeld();

            replaceKilled();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(repository.events()).singleElement().satisfies(event -> {
                assertThat(event.get("state").asText()).as("%s", event).isEqualTo("processed");
                assertThat(event.get("attempts").asInt()).isEqualTo(2);
            }));
            assertThat(repository.jobs()).hasSize(1);
        }
    }

    @FaultTest
    void a_check_run_that_was_made_for_a_worker_that_died_is_not_made_again() {
        try (LinkedRepository repository = LinkedRepository.byApp(platform, standIn)) {
            repository.pipeline("App", Map.of("events", List.of("push")));
            // The provider makes it, and nobody lives to hear its number.
            standIn.hold("/check-runs$");
            standIn.push(repository.fullName(), "main", Map.of("src/app.txt", "two\n"));
            awaitHeld();
            assertThat(repository.told(standIn, "check_run")).hasSize(1);

            replaceKilled();

            JsonNode job = repository.jobs().get(0);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(providerStatus(job).get("toldState").asText()).isEqualTo("queued"));
            List<JsonObject> runs = repository.told(standIn, "check_run");
            assertThat(runs).extracting(run -> run.getBoolean("created")).containsExactly(true, false);
            assertThat(runs).extracting(run -> run.getValue("id")).containsOnly(runs.get(0).getValue("id"));
        }
    }

    private void awaitHeld() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> standIn.held() == 1);
    }

    /** Kills the platform's ci-ingest; another one goes on. */
    private void replaceKilled() {
        platform.kill(ServiceDefinition.CI_INGEST);
        replica = IngestReplica.start(platform);
        standIn.release();
    }

    private JsonNode providerStatus(JsonNode job) {
        return platform.administration().get("/admin/jobs/" + job.get("id").asText()).expect(200).json().get("providerStatus");
    }
}
