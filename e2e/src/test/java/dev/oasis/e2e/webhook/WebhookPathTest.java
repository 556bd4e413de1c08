package dev.oasis.e2e.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.jobs.JobState;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.testkit.provider.ProviderStandIn;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** From {@code git push} to the state that people see at their commit, and every step between is the real one. */
@ExtendWith(PlatformExtension.class)
class WebhookPathTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So many commits that no provider's payload tells their files for sure: it has to be asked. */
    private static final int MANY = 25;
    private static ProviderStandIn standIn;

    private final Platform platform;

    WebhookPathTest(Platform platform) {
        this.platform = platform;
    }

    @BeforeAll
    static void startProvider() {
        standIn = ProviderStandIn.start();
    }

    @AfterAll
    static void stopProvider() {
        standIn.close();
    }

    @Test
    void a_push_reaches_one_job_by_the_webhook_that_was_registered_and_its_states_the_commit(@TempDir Path directory) {
        try (LinkedRepository repository = LinkedRepository.byToken(platform, standIn, "github")) {
            assertThat(repository.hook(standIn).getString("url")).startsWith(platform.originUrl() + "/webhooks/github/");
            listen(repository);
            String commit = Checkout.of(repository, directory).push("src/app.txt", MANY);

            JsonNode event = settled(repository);
            JsonNode job = onlyJob(repository, "App", commit);
            assertThat(event.get("outcome").asText()).contains("App: job " + id(job))
                    .contains("Docs: It changes no file that the pipeline is for.");
            sendAgain(repository);
            assertThat(onlyJob(repository, "App", commit)).isEqualTo(job);

            JobByHand runner = new JobByHand(platform, id(job));
            awaitStatuses(repository, commit, "pending");
            runner.move(JobState.LEASED).move(JobState.RUNNING);
            awaitStatuses(repository, commit, "pending", "pending");
            runner.move(JobState.SUCCEEDED);
            awaitStatuses(repository, commit, "pending", "pending", "success");
            assertThat(repository.told(standIn, "status")).allSatisfy(status -> {
                assertThat(status.getString("context")).isEqualTo("oasis/App");
                assertThat(status.getString("target_url")).isEqualTo(platform.originUrl() + "/console/jobs/" + id(job));
            });
        }
    }

    @Test
    void an_app_shows_a_check_run_with_the_steps_that_failed(@TempDir Path directory) {
        try (LinkedRepository repository = LinkedRepository.byApp(platform, standIn)) {
            listen(repository);
            String commit = Checkout.of(repository, directory).push("src/app.txt", 1);
            settled(repository);
            JsonNode job = onlyJob(repository, "App", commit);

            JobByHand runner = new JobByHand(platform, id(job));
            awaitRuns(repository, "queued");
            runner.move(JobState.LEASED).move(JobState.RUNNING);
            awaitRuns(repository, "queued", "in_progress");
            runner.move(JobState.FAILED, """
                    {"steps": [{"name": "Lint", "exitCode": 0}, {"name": "Test", "exitCode": 2, "message": "expected 1",
                    "file": "src/app.txt", "line": 7}]}""");
            awaitRuns(repository, "queued", "in_progress", "completed");

            List<JsonObject> runs = repository.told(standIn, "check_run");
            assertThat(runs).extracting(run -> run.getBoolean("created")).containsExactly(true, false, false);
            assertThat(runs).extracting(run -> run.getValue("id")).containsOnly(runs.get(0).getValue("id"));
            assertThat(runs.get(0).getString("head_sha")).isEqualTo(commit);
            JsonObject last = runs.get(2);
            assertThat(last.getString("conclusion")).isEqualTo("failure");
            assertThat(last.getString("external_id")).isEqualTo(id(job));
            JsonArray annotations = last.getJsonObject("output").getJsonArray("annotations");
            assertThat(annotations).hasSize(1);
            assertThat(annotations.getJsonObject(0).getString("path")).isEqualTo("src/app.txt");
            assertThat(annotations.getJsonObject(0).getInteger("start_line")).isEqualTo(7);
            assertThat(annotations.getJsonObject(0).getString("message")).isEqualTo("expected 1");
        }
    }

    @Test
    void a_project_of_gitlab_goes_the_same_way(@TempDir Path directory) {
        try (LinkedRepository repository = LinkedRepository.byToken(platform, standIn, "gitlab")) {
            listen(repository);
            String commit = Checkout.of(repository, directory).push("src/app.txt", MANY);

            assertThat(settled(repository).get("outcome").asText())
                    .contains("Docs: It changes no file that the pipeline is for.");
            JsonNode job = onlyJob(repository, "App", commit);
            sendAgain(repository);
            assertThat(onlyJob(repository, "App", commit)).isEqualTo(job);

            JobByHand runner = new JobByHand(platform, id(job));
            awaitStatuses(repository, commit, "pending");
            runner.move(JobState.LEASED).move(JobState.RUNNING);
            awaitStatuses(repository, commit, "pending", "running");
            runner.move(JobState.FAILED);
            awaitStatuses(repository, commit, "pending", "running", "failed");
        }
    }

    @Test
    void of_states_that_follow_fast_the_last_is_told_last(@TempDir Path directory) {
        try (LinkedRepository repository = LinkedRepository.byToken(platform, standIn, "github")) {
            listen(repository);
            String commit = Checkout.of(repository, directory).push("src/app.txt", 1);
            settled(repository);

            new JobByHand(platform, id(onlyJob(repository, "App", commit))).move(JobState.LEASED).move(JobState.RUNNING)
                    .move(JobState.CANCELLING).move(JobState.CANCELLED);

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(last(repository)).isEqualTo("error"));
            await().during(Duration.ofSeconds(2)).atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(last(repository)).isEqualTo("error"));
        }
    }

    private static void listen(LinkedRepository repository) {
        repository.pipeline("App", Map.of("events", List.of("push"), "paths", Map.of("include", List.of("src/**"))));
        repository.pipeline("Docs", Map.of("events", List.of("push"), "paths", Map.of("include", List.of("docs/**"))));
    }

    /** The event of the push, when it is worked off. */
    private static JsonNode settled(LinkedRepository repository) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(repository.events()).singleElement()
                .satisfies(event -> assertThat(event.get("state").asText()).as("%s", event).isEqualTo("processed")));
        return repository.events().get(0);
    }

    /** As somebody does by the provider's "Redeliver". */
    private static void sendAgain(LinkedRepository repository) {
        JsonNode event = repository.events().get(0);
        JsonObject again = standIn.order("redeliver", Map.of("guid", event.get("deliveryId").asText()));
        assertThat(again.getInteger("status")).isEqualTo(202);
        JsonNode after = repository.events().get(0);
        assertThat(repository.events()).hasSize(1);
        assertThat(after.get("id")).isEqualTo(event.get("id"));
        assertThat(after.get("deliveries").asInt()).isEqualTo(2);
        assertThat(after.get("state").asText()).isEqualTo("processed");
    }

    private static JsonNode onlyJob(LinkedRepository repository, String pipeline, String commit) {
        assertThat(repository.jobs()).singleElement().satisfies(job -> {
            assertThat(job.get("name").asText()).isEqualTo(pipeline);
            assertThat(job.get("sha").asText()).isEqualTo(commit);
        });
        return repository.jobs().get(0);
    }

    private static String id(JsonNode job) {
        return job.get("id").asText();
    }

    private static void awaitStatuses(LinkedRepository repository, String commit, String... states) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(repository.told(standIn, "status"))
                .allSatisfy(status -> assertThat(status.getString("sha")).isEqualTo(commit))
                .extracting(status -> status.getString("state")).containsExactly(states));
    }

    private static void awaitRuns(LinkedRepository repository, String... states) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(repository.told(standIn, "check_run"))
                .extracting(run -> run.getString("status")).containsExactly(states));
    }

    private static String last(LinkedRepository repository) {
        List<JsonObject> statuses = repository.told(standIn, "status");
        return statuses.isEmpty() ? "" : statuses.get(statuses.size() - 1).getString("state");
    }
}
