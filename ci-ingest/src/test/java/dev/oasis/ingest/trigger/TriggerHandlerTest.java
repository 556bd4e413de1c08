package dev.oasis.ingest.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.jobs.JobLifecycle;
import dev.oasis.common.trigger.TouchedFiles;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.webhook.WebhookEvent;
import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.ingest.trigger.TestRepository.Linked;
import dev.oasis.ingest.webhook.HandlingOutcome;
import dev.oasis.ingest.webhook.UnprocessableEvent;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class TriggerHandlerTest {

    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final String C = "c".repeat(40);
    private static final String NOWHERE = "0".repeat(40);
    private static final String PUSHES = "{\"events\":[\"push\"]}";
    private static final Actor ADA = new Actor("ada", "Ada", "", "t");

    @Inject
    TriggerHandler handler;
    @Inject
    PipelineStarts starts;
    @Inject
    EventPipelines pipelines;
    @Inject
    TestRepository repositories;
    @Inject
    TestDatabase database;
    @Inject
    JobLifecycle lifecycle;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void aPushStartsThePipelinesThatListenAndSaysWhyTheOthersDoNot() {
        Linked repository = gitHub();
        repositories.pipeline(repository, "Desktop", PUSHES);
        repositories.pipeline(repository, "Nightly", "{\"events\":[\"push\"],\"branches\":{\"include\":[\"nightly\"]}}");
        repositories.pipeline(repository, "Release", "{\"events\":[\"tag\"]}");

        HandlingOutcome outcome = handle(repository, "push", push(A, B));

        assertThat(outcome).isInstanceOf(HandlingOutcome.Processed.class);
        assertThat(outcome.sentence()).contains("Desktop: job ").contains("Nightly: The pipeline is not for the branch main.")
                .contains("Release: The pipeline does not listen to push events.");
        assertThat(repositories.jobs(repository)).isEqualTo(Map.of("Desktop queued not_needed", 1L));
        String job = repositories.job(repository).orElseThrow();
        assertThat(database.count("select count(*) from job_event where job_id = $1", job)).isEqualTo(1);
        assertThat(database.count("select count(*) from outbox where topic = 'oasis.jobs.v1' and key = $1", job)).isEqualTo(1);
    }

    @Test
    void whateverHookTellsOfAPushItHasOneJob() {
        Linked repository = gitHub();
        repositories.pipeline(repository, "Desktop", PUSHES);
        handle(repository, "push", push(A, B));

        HandlingOutcome again = handle(repository, "push", push(A, B).replace("{", "{\"installation\":{\"id\":7},"));

        assertThat(again).isInstanceOf(HandlingOutcome.Ignored.class);
        assertThat(again.sentence()).contains("It has its job for this event.");
        assertThat(repositories.jobs(repository)).isEqualTo(Map.of("Desktop queued not_needed", 1L));
    }

    @Test
    void aPipelineThatCameLaterGetsItsJobWhenTheEventIsReplayed() {
        Linked repository = gitHub();
        repositories.pipeline(repository, "Desktop", PUSHES);
        handle(repository, "push", push(A, B));
        repositories.pipeline(repository, "Later", PUSHES);

        handle(repository, "push", push(A, B));

        assertThat(repositories.jobs(repository))
                .isEqualTo(Map.of("Desktop queued not_needed", 1L, "Later queued not_needed", 1L));
    }

    @Test
    void aBranchThatIsForcedBackAndPushedAgainIsNews() {
        Linked repository = gitHub();
        repositories.pipeline(repository, "Desktop", PUSHES);

        handle(repository, "push", push(A, B));
        handle(repository, "push", push(B, A));
        handle(repository, "push", push(A, B));

        assertThat(repositories.jobs(repository)).isEqualTo(Map.of("Desktop queued not_needed", 3L));
    }

    @Test
    void aLateCopyOfAnEarlierPushIsNoNews() {
        Linked repository = gitHub();
        repositories.pipeline(repository, "Desktop", PUSHES);

        handle(repository, "push", push(B, C));
        handle(repository, "push", push(A, B));
        handle(repository, "push", push(B, C));
        handle(repository, "push", push(A, B));

        assertThat(repositories.jobs(repository)).isEqualTo(Map.of("Desktop queued not_needed", 2L));
    }

    @Test
    void aDeletedBranchTriggersNothing() {
        Linked repository = gitHub();
        repositories.pipeline(repository, "Desktop", PUSHES);

        HandlingOutcome outcome = handle(repository, "push", push(A, NOWHERE));

        assertThat(outcome.sentence()).contains("refs/heads/main was deleted");
        assertThat(repositories.jobs(repository)).isEmpty();
    }

    @Test
    void filesThatTheProviderTellsDecide() {
        Linked repository = gitHub();
        repositories.pipeline(repository, "Desktop", "{\"events\":[\"push\"],\"paths\":{\"include\":[\"src/**\"]}}");
        WebhookEvent event = event(repository, "push", push(A, B));

        HandlingOutcome outcome = TestRepository.inTransaction(() -> pipelines.of(event, repository.external())
                .flatMap(found -> starts.start(found.repository().orElseThrow(), found.pipelines(),
                        ((dev.oasis.common.trigger.Reading.Happened) EventReading.of(event)).event(),
                        new Findings(new TouchedFiles.Known(java.util.Set.of("docs/a.md")), Optional.empty(), Optional.empty()),
                        ADA)));

        assertThat(outcome.sentence()).contains("It changes no file that the pipeline is for.");
    }

    @Test
    void aChangeFromAForkWaitsUntilSomebodyApprovesIt() {
        Linked repository = gitHub();
        repositories.pipeline(repository, "Desktop", "{\"events\":[\"change\"]}");
        handle(repository, "pull_request", pullRequest(4711));
        String job = repositories.job(repository).orElseThrow();
        assertThat(repositories.jobs(repository)).isEqualTo(Map.of("Desktop queued awaiting", 1L));
        assertThat(claimable(job)).isZero();

        TestRepository.inTransaction(() -> lifecycle.approve(job, ADA));

        assertThat(claimable(job)).isEqualTo(1);
        assertThatThrownBy(() -> TestRepository.inTransaction(() -> lifecycle.refuse(job, ADA))).isInstanceOf(Problem.class);
    }

    @Test
    void aRefusedChangeIsOver() {
        Linked repository = gitHub();
        repositories.pipeline(repository, "Desktop", "{\"events\":[\"change\"]}");
        handle(repository, "pull_request", pullRequest(4711));

        String job = repositories.job(repository).orElseThrow();

        TestRepository.inTransaction(() -> lifecycle.refuse(job, ADA));

        assertThat(repositories.jobs(repository)).isEqualTo(Map.of("Desktop cancelled refused", 1L));
    }

    @Test
    void aChangeFromTheRepositoryItselfDoesNotWait() {
        Linked repository = gitHub();
        repositories.pipeline(repository, "Desktop", "{\"events\":[\"change\"]}");

        handle(repository, "pull_request", pullRequest(Long.parseLong(repository.external())));

        assertThat(repositories.jobs(repository)).isEqualTo(Map.of("Desktop queued not_needed", 1L));
    }

    @Test
    void aLaterPushTakesThePlaceOfOneThatWaits() {
        Linked repository = gitHub();
        String pipeline = repositories.pipeline(repository, "Desktop", PUSHES);
        database.run("update pipeline set concurrency_key = 'd-{ref}', concurrency_mode = 'cancel-previous' where id = $1",
                pipeline);

        handle(repository, "push", push(A, B));
        handle(repository, "push", push(B, C));

        assertThat(repositories.jobs(repository))
                .isEqualTo(Map.of("Desktop cancelled not_needed", 1L, "Desktop queued not_needed", 1L));
    }

    @Test
    void aPipelineThatRejectsCompanyGetsOneJob() {
        Linked repository = gitHub();
        String pipeline = repositories.pipeline(repository, "Desktop", PUSHES);
        database.run("update pipeline set concurrency_key = 'd', concurrency_mode = 'reject' where id = $1", pipeline);
        handle(repository, "push", push(A, B));

        HandlingOutcome outcome = handle(repository, "push", push(B, C));

        assertThat(outcome.sentence()).contains("Another job holds the concurrency key.");
        assertThat(repositories.jobs(repository)).isEqualTo(Map.of("Desktop queued not_needed", 1L));
    }

    @Test
    void gitLabsTagsStartPipelinesToo() {
        Linked repository = repositories.add("gitlab", "gitlab_token", number());
        repositories.pipeline(repository, "Release", "{\"events\":[\"tag\"],\"tags\":{\"include\":[\"v*\"]}}");
        String body = """
                {"object_kind":"tag_push","ref":"refs/tags/v1.0","before":"%s","after":"%s","checkout_sha":"%s",
                "user_username":"ada","project":{"id":%s},"commits":[]}""".formatted(NOWHERE, B, C, repository.external());

        handle(repository, "Tag Push Hook", body);

        assertThat(repositories.jobs(repository)).isEqualTo(Map.of("Release queued not_needed", 1L));
        assertThat(database.count("select count(*) from job where repository_id = $1 and sha = $2 and ref = 'refs/tags/v1.0'",
                repository.id(), C)).isEqualTo(1);
    }

    @Test
    void whatNobodyWaitsForIsIgnoredWithItsReason() {
        Linked repository = gitHub();
        assertThat(handle(repository, "push", push(A, B)).sentence()).contains("There is no pipeline for the repository");
        assertThat(handle(repository, "star", "{}").sentence()).contains("No pipeline listens to star events.");

        database.run("update repository set app_id = null where id = $1", repository.id());
        assertThat(handle(repository, "push", push(A, B)).sentence()).contains("linked to no app");
        database.run("update repository set active = false where id = $1", repository.id());
        assertThat(handle(repository, "push", push(A, B)).sentence()).contains("switched off");
        Linked other = gitHub();
        assertThat(handle(other, "push", push(A, B).replace("REPOSITORY", "9REPOSITORY")).sentence())
                .contains("has no repository with the number");
    }

    @Test
    void aPayloadWithoutItsCommitIsDeadAtOnce() {
        Linked repository = gitHub();

        assertThatThrownBy(() -> handle(repository, "push", "{\"ref\":\"refs/heads/main\"}"))
                .isInstanceOf(UnprocessableEvent.class);
    }

    private Linked gitHub() {
        return repositories.add("github", "github_token", number());
    }

    private static String number() {
        return String.valueOf(System.nanoTime() % 1_000_000_000L);
    }

    private long claimable(String job) {
        return database.count("""
                select count(*) from job where id = $1 and state = 'queued' and approval in ('not_needed', 'granted')""", job);
    }

    private HandlingOutcome handle(Linked repository, String name, String body) {
        String own = body.replace("REPOSITORY", repository.external());
        return TestRepository.inTransaction(() -> handler.handle(event(repository, name, own)));
    }

    private WebhookEvent event(Linked repository, String name, String body) {
        try {
            WebhookProvider provider = name.endsWith("Hook") ? WebhookProvider.GITLAB : WebhookProvider.GITHUB;
            return new WebhookEvent(Ulid.next(), provider, Ulid.next(), Optional.of(repository.integration()), Optional.empty(),
                    Ulid.next(), name, json.readTree(body.replace("REPOSITORY", repository.external())), Instant.now(), 1);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static String push(String before, String after) {
        return """
                {"ref":"refs/heads/main","before":"%s","after":"%s","created":false,"deleted":%s,"forced":false,"commits":[],
                "head_commit":{"id":"%s","message":"Start faster"},"repository":{"id":REPOSITORY},"sender":{"login":"octocat"}}"""
                .formatted(before, after, after.equals(NOWHERE), after);
    }

    private static String pullRequest(long headRepository) {
        return """
                {"action":"opened","number":7,"pull_request":{"title":"Change","draft":false,"labels":[],
                "head":{"ref":"topic","sha":"%s","repo":{"id":%d}},"base":{"ref":"main","sha":"%s","repo":{"id":REPOSITORY}}},
                "repository":{"id":REPOSITORY},"sender":{"login":"octocat"}}""".formatted(B, headRepository, A);
    }
}
