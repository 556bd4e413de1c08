package dev.oasis.admin.job;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.keyWith;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.admin.LinkedRepository;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class JobResourceTest {

    private static final String JOBS = "/admin/jobs";
    private static final String JOB = JOBS + "/{j}";

    @Inject
    Pool pool;

    @Test
    void jobsAreFoundByAppRepositoryPipelineAndState() {
        String app = freshApp();
        LinkedRepository repository = LinkedRepository.of(app);
        String pipeline = repository.pipeline("Desktop");
        String cancelled = repository.job(pipeline);
        String queued = repository.job(pipeline);
        asOwner().post(JOB + "/cancel", cancelled).then().statusCode(200).body("state", equalTo("cancelled"))
                .body("reason", containsString("Cancelled by first")).body("finishedAt", notNullValue());

        asOwner().queryParam("app", app).get(JOBS).then().body("items.id", contains(queued, cancelled));
        asOwner().queryParam("repository", repository.id()).queryParam("state", "queued").get(JOBS).then()
                .body("items.id", contains(queued));
        asOwner().queryParam("pipeline", pipeline).queryParam("limit", 1).get(JOBS).then().body("items.id", contains(queued))
                .body("nextCursor", notNullValue());
        asOwner().queryParam("state", "waiting").get(JOBS).then().statusCode(400).body("errors[0].field", equalTo("state"));
    }

    @Test
    void aJobTellsItsStory() {
        LinkedRepository repository = LinkedRepository.of(freshApp());
        String job = repository.job(repository.pipeline("Desktop"));
        asOwner().post(JOB + "/cancel", job).then().statusCode(200);

        asOwner().get(JOB, job).then().statusCode(200).body("events.what", contains("created", "cancelled"))
                .body("events.revision", contains(0, 1)).body("events[0].fromState", nullValue())
                .body("events[1].actor", equalTo("first")).body("providerStatus", nullValue()).body("result", nullValue());
        asOwner().post(JOB + "/cancel", job).then().statusCode(409).body("code", equalTo("job_state_forbids"));
    }

    @Test
    void whatAProviderWasToldIsShown() {
        LinkedRepository repository = LinkedRepository.of(freshApp());
        String job = repository.job(repository.pipeline("Desktop"));
        pool.preparedQuery("""
                insert into provider_status (job_id, integration_id, wanted_revision, wanted_state, attempts, last_error)
                select $1, integration_id, 0, 'queued', 2, 'ProviderUnreachable: away' from repository where id = $2""")
                .executeAndAwait(Tuple.of(job, repository.id()));

        asOwner().get(JOB, job).then().body("providerStatus.wantedState", equalTo("queued"))
                .body("providerStatus.toldState", nullValue()).body("providerStatus.attempts", equalTo(2))
                .body("providerStatus.lastError", containsString("away"));
    }

    @Test
    void aJobIsRunAgainWhenItIsOver() {
        LinkedRepository repository = LinkedRepository.of(freshApp());
        String job = repository.job(repository.pipeline("Desktop"));
        asOwner().post(JOB + "/rerun", job).then().statusCode(409).body("code", equalTo("job_state_forbids"));
        asOwner().post(JOB + "/cancel", job).then().statusCode(200);

        asOwner().post(JOB + "/rerun", job).then().statusCode(201).body("rerunOf", equalTo(job)).body("cause", equalTo("rerun"))
                .body("state", equalTo("queued"));
    }

    @Test
    void onlyAnAdministratorLetsAForksJobRunAndAskingAgainDoesNotHelp() {
        String app = freshApp();
        LinkedRepository repository = LinkedRepository.of(app);
        String pipeline = repository.pipeline("Desktop");
        String first = awaiting(repository.job(pipeline));
        String second = awaiting(repository.job(pipeline));
        String ci = keyWith(Map.of("name", "ci", "scopes", List.of("ci"), "apps", List.of(app)));

        as(ci).post(JOB + "/approve", first).then().statusCode(403);
        asOwner().post(JOB + "/approve", first).then().statusCode(200).body("approval", equalTo("granted"));
        asOwner().post(JOB + "/approve", first).then().statusCode(409).body("code", equalTo("job_not_awaiting_approval"));
        asOwner().post(JOB + "/refuse", second).then().statusCode(200).body("state", equalTo("cancelled"));
        as(ci).post(JOB + "/rerun", second).then().statusCode(201).body("approval", equalTo("awaiting"));
    }

    @Test
    void anotherAppsJobIsNotThere() {
        LinkedRepository repository = LinkedRepository.of(freshApp());
        String job = repository.job(repository.pipeline("Desktop"));
        String other = keyWith(Map.of("name", "other", "scopes", List.of("admin"), "apps", List.of(freshApp())));

        as(other).get(JOB, job).then().statusCode(404).body("code", equalTo("job_not_found"));
        as(other).post(JOB + "/cancel", job).then().statusCode(404);
        as(other).get(JOBS).then().statusCode(200).body("items.size()", equalTo(0));
    }

    private String awaiting(String job) {
        pool.preparedQuery("update job set approval = 'awaiting' where id = $1").executeAndAwait(Tuple.of(job));
        return job;
    }
}
