package dev.oasis.ingest.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.common.identity.Actor;
import dev.oasis.common.jobs.Cause;
import dev.oasis.common.jobs.Job;
import dev.oasis.common.jobs.JobKind;
import dev.oasis.common.jobs.JobLifecycle;
import dev.oasis.common.jobs.JobMove;
import dev.oasis.common.jobs.JobOrder;
import dev.oasis.common.jobs.JobState;
import dev.oasis.common.jobs.Lease;
import dev.oasis.common.provider.CheckAnnotation;
import dev.oasis.common.provider.CommitStatus;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.KnownCheckRun;
import dev.oasis.common.provider.ProviderApi;
import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.provider.ProviderRateLimited;
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.ProviderUnreachable;
import dev.oasis.common.provider.StatusState;
import dev.oasis.common.web.OriginConfig;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.ingest.trigger.TestRepository;
import dev.oasis.ingest.trigger.TestRepository.Linked;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Jobs move, their events are consumed as the outbox has them, and a provider writes down what it is told. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class StatusReportingTest {

    private static final Actor ADA = new Actor("ada", "Ada", "", "t");
    private static final String SHA = "a".repeat(40);

    @Inject
    JobLifecycle lifecycle;
    @Inject
    JobsConsumer consumer;
    @Inject
    StatusQueue queue;
    @Inject
    ReportResult results;
    @Inject
    OriginConfig origin;
    @Inject
    StatusConfig config;
    @Inject
    TestRepository repositories;
    @Inject
    TestDatabase database;
    @Inject
    Pool pool;

    private RecordingApi provider = new RecordingApi(false);

    @BeforeEach
    void nobodyElseWaits() {
        database.run("delete from provider_status");
        database.run("delete from provider_pause");
    }

    @Test
    void aCommitIsToldEachStateOfItsJob() {
        Job job = job();
        deliver(job);
        reportAll();
        job = move(lease(job), JobState.RUNNING);
        deliver(job);
        reportAll();
        move(job, JobState.SUCCEEDED);
        deliver(job);
        reportAll();

        assertThat(provider.statuses).extracting(CommitStatus::state).containsExactly(StatusState.PENDING, StatusState.RUNNING,
                StatusState.SUCCESS);
        assertThat(provider.statuses).allSatisfy(status -> {
            assertThat(status.sha()).isEqualTo(SHA);
            assertThat(status.context()).isEqualTo("oasis/Desktop");
            assertThat(status.ref()).contains("main");
            assertThat(status.target().orElseThrow().toString()).startsWith("https://updates.example.test/console/jobs/");
        });
    }

    @Test
    void whatIsOutdatedIsSkippedAndTheLastIsTold() {
        Job job = move(move(lease(job()), JobState.RUNNING), JobState.FAILED);

        deliver(job);
        deliver(job);
        reportAll();

        assertThat(provider.statuses).extracting(CommitStatus::state).containsExactly(StatusState.FAILURE);
    }

    @Test
    void anOlderEventBehindANewerOneChangesNothing() {
        Job job = move(lease(job()), JobState.RUNNING);
        deliver(job);
        reportAll();

        deliver(job);
        reportAll();

        assertThat(provider.statuses).extracting(CommitStatus::state).containsExactly(StatusState.RUNNING);
    }

    @Test
    void anOutageIsWaitedOutAndNothingIsToldOutOfOrder() {
        Job job = job();
        deliver(job);
        provider.failures.add(new ProviderUnreachable("away", null));
        reportAll();
        assertThat(provider.statuses).isEmpty();
        assertThat(row(job).getInteger("attempts")).isEqualTo(1);
        job = move(lease(job), JobState.RUNNING);
        deliver(job);
        reportAll();
        assertThat(provider.statuses).as("its pause is not over").isEmpty();

        database.run("update provider_status set next_attempt_at = now() where job_id = $1", job.id);
        reportAll();

        assertThat(provider.statuses).extracting(CommitStatus::state).containsExactly(StatusState.RUNNING);
        assertThat(row(job).getInteger("attempts")).isZero();
    }

    @Test
    void aRateLimitLeavesTheWholeIntegrationAloneUntilItEnds() {
        Linked repository = repositories.add("github", "github_token", "1");
        Job first = job(repository);
        Job second = job(repository);
        deliver(first);
        deliver(second);
        provider.failures.add(new ProviderRateLimited(Instant.now().plus(Duration.ofMinutes(5))));
        reportAll();
        assertThat(provider.statuses).isEmpty();
        assertThat(database.count("""
                select (extract(epoch from until - now()) / 60)::bigint from provider_pause where integration_id = $1""",
                repository.integration())).isBetween(4L, 5L);

        database.run("update provider_pause set until = now() where integration_id = $1", repository.integration());
        reportAll();

        assertThat(provider.statuses).hasSize(2);
    }

    @Test
    void aRefusalIsKeptToBeSeenAndALaterStateIsTriedAgain() {
        Job job = job();
        deliver(job);
        provider.failures.add(new ProviderRefused(422, "No commit found for SHA"));
        reportAll();
        assertThat(row(job).getBoolean("refused")).isTrue();
        assertThat(row(job).getString("last_error")).contains("422").contains("No commit found");

        deliver(move(lease(job), JobState.RUNNING));
        reportAll();

        assertThat(provider.statuses).extracting(CommitStatus::state).containsExactly(StatusState.RUNNING);
        assertThat(row(job).getBoolean("refused")).isFalse();
    }

    @Test
    void anAppKeepsOneCheckRunWithTheStepsThatFailed() {
        provider = new RecordingApi(true);
        Job job = job();
        deliver(job);
        reportAll();
        job = move(lease(job), JobState.RUNNING);
        deliver(job);
        reportAll();
        Job failing = job;
        job = TestRepository.inTransaction(() -> lifecycle.move(JobMove.of(failing, JobState.FAILED, ADA).with("""
                {"steps":[{"name":"Lint","exitCode":0},{"name":"Test","exitCode":2,"message":"expected 1","file":"src/a.rs",
                "line":7},{"name":"Pack","exitCode":1}]}""")));
        deliver(job);
        reportAll();

        assertThat(provider.runs).containsExactly("create QUEUED", "update run-1 RUNNING", "update run-1 FAILURE");
        assertThat(provider.lastRun.get(0).annotations()).containsExactly(
                new CheckAnnotation("src/a.rs", 7, 7, CheckAnnotation.Level.FAILURE, "Test", "expected 1"));
        assertThat(provider.lastRun.get(0).summary()).contains("- Test ended with 2: expected 1")
                .contains("- Pack ended with 1.");
    }

    @Test
    void aCheckRunOfWhichNobodyHasHeardIsFoundAndNotMadeTwice() {
        provider = new RecordingApi(true);
        Job job = failedWithTwoAnnotations();
        deliver(job);
        TestRepository.onContext(() -> queue.claim(config.lease()));
        database.run("update provider_status set claimed_until = now() - interval '1 second' where job_id = $1", job.id);
        provider.unnoticed.add(new KnownCheckRun("run-7", 1));

        reportAll();

        assertThat(provider.runs).containsExactly("find", "update run-7 FAILURE");
        assertThat(provider.lastRun.get(0).annotations()).extracting(CheckAnnotation::title).containsExactly("Test");
        assertThat(row(job).getString("external_id")).isEqualTo("run-7");
    }

    @Test
    void aCheckRunWhoseCreationFailedIsMadeWhenTheProviderDoesNotHaveIt() {
        provider = new RecordingApi(true);
        Job job = job();
        deliver(job);
        provider.failures.add(new ProviderUnreachable("cut off", null));
        reportAll();
        database.run("update provider_status set next_attempt_at = now() where job_id = $1", job.id);

        reportAll();

        assertThat(provider.runs).containsExactly("find", "create QUEUED");
    }

    private Job failedWithTwoAnnotations() {
        Job running = move(lease(job()), JobState.RUNNING);
        return TestRepository.inTransaction(() -> lifecycle.move(JobMove.of(running, JobState.FAILED, ADA).with("""
                {"steps":[{"name":"Lint","exitCode":1,"file":"src/a.rs","line":3},
                {"name":"Test","exitCode":2,"file":"src/a.rs","line":7}]}""")));
    }

    @Test
    void aJobOfNoKnownCommitIsNobodysBusiness() {
        Linked repository = repositories.add("github", "github_token", "1");
        Job job = TestRepository.inTransaction(() -> lifecycle.create(order(repository, Optional.empty()), ADA));

        deliver(job);

        assertThat(database.count("select count(*) from provider_status where job_id = $1", job.id)).isZero();
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        Duration shortest = Duration.ofSeconds(5);
        Duration longest = Duration.ofMinutes(10);

        assertThat(StatusReporting.pause(0, shortest, longest)).isEqualTo(shortest);
        assertThat(StatusReporting.pause(3, shortest, longest)).isEqualTo(Duration.ofSeconds(40));
        assertThat(StatusReporting.pause(60, shortest, longest)).isEqualTo(longest);
    }

    private Job job() {
        return job(repositories.add("github", "github_token", "1"));
    }

    private Job job(Linked repository) {
        return TestRepository.inTransaction(() -> lifecycle.create(order(repository, Optional.of(SHA)), ADA));
    }

    private static JobOrder order(Linked repository, Optional<String> sha) {
        return new JobOrder(repository.app().id(), Optional.of(repository.id()), Optional.empty(), Optional.empty(),
                Optional.empty(), "Desktop", JobKind.BUILD, Cause.PUSH, "refs/heads/main", sha, "Start faster", "ada",
                new TreeSet<>(), "{}", Optional.empty(), false);
    }

    private Job lease(Job job) {
        return TestRepository.inTransaction(() -> lifecycle.lease(job, new Lease("runner", Duration.ofSeconds(60)), ADA));
    }

    private Job move(Job job, JobState next) {
        return TestRepository.inTransaction(() -> lifecycle.move(JobMove.of(job, next, ADA)));
    }

    /** All of the job's events so far, in order. */
    private void deliver(Job job) {
        pool.preparedQuery("select payload from outbox where topic = 'oasis.jobs.v1' and key = $1 order by id")
                .executeAndAwait(Tuple.of(job.id))
                .forEach(row -> TestRepository.onContext(() -> consumer.consume(row.getString(0))));
    }

    private void reportAll() {
        ProviderApis providers = new ProviderApis() {
            @Override
            public ProviderApi of(Integration integration) {
                return provider.api();
            }
        };
        StatusReporting reporting = new StatusReporting(queue, providers, origin, config, results);
        Optional<DueReport> due = TestRepository.onContext(() -> queue.claim(config.lease()));
        while (due.isPresent()) {
            DueReport report = due.get();
            TestRepository.onContext(() -> reporting.report(report, Vertx.currentContext()));
            due = TestRepository.onContext(() -> queue.claim(config.lease()));
        }
    }

    private Row row(Job job) {
        return pool.preparedQuery("select * from provider_status where job_id = $1").executeAndAwait(Tuple.of(job.id))
                .iterator()
                .next();
    }
}
