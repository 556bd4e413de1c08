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
    private ProviderStandIn asked;
    private ProviderStandIn told;
    private IngestReplica replica;

    WorkerDeathTest(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void start() {
        asked = ProviderStandIn.start();
        told = ProviderStandIn.start();
    }

    @AfterEach
    void stop() {
        if (replica != null) {
            replica.close();
        }
        asked.close();
        told.close();
    }

    @FaultTest
    void what_was_held_at_the_time_of_death_is_taken_over_and_has_its_effect_once(@TempDir Path directory) {
        try (LinkedRepository byToken = LinkedRepository.byToken(platform, asked, "github");
                LinkedRepository byApp = LinkedRepository.byApp(platform, told)) {
            byToken.pipeline("App", Map.of("events", List.of("push"), "paths", Map.of("include", List.of("src/**"))));
            byApp.pipeline("App", Map.of("events", List.of("push")));
            // The provider makes the check run, and nobody lives to hear its number.
            told.hold("/check-runs$");
            told.push(byApp.fullName(), "main", Map.of("src/app.txt", "two\n"));
            awaitHeld(told);
            assertThat(byApp.told(told, "check_run")).hasSize(1);
            // Of so many commits the worker asks the provider, between its claim and its transaction.
            asked.hold("/compare/");
            Checkout.of(byToken, directory).push("src/app.txt", 25);
            awaitHeld(asked);

            replaceKilled();

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(byToken.events()).singleElement().satisfies(event -> {
                assertThat(event.get("state").asText()).as("%s", event).isEqualTo("processed");
                assertThat(event.get("attempts").asInt()).isEqualTo(2);
            }));
            assertThat(byToken.jobs()).hasSize(1);
            JsonNode job = byApp.jobs().get(0);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(providerStatus(job).get("toldState").asText()).isEqualTo("queued"));
            List<JsonObject> runs = byApp.told(told, "check_run");
            assertThat(runs).extracting(run -> run.getBoolean("created")).containsExactly(true, false);
            assertThat(runs).extracting(run -> run.getValue("id")).containsOnly(runs.get(0).getValue("id"));
        }
    }

    private static void awaitHeld(ProviderStandIn standIn) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> standIn.held() == 1);
    }

    /** Kills the platform's ci-ingest; another one goes on. */
    private void replaceKilled() {
        platform.kill(ServiceDefinition.CI_INGEST);
        replica = IngestReplica.start(platform);
        asked.release();
        told.release();
    }

    private JsonNode providerStatus(JsonNode job) {
        return platform.administration().get("/admin/jobs/" + job.get("id").asText()).expect(200).json().get("providerStatus");
    }
}
