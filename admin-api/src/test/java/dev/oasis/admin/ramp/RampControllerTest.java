package dev.oasis.admin.ramp;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.PublishedRelease.draft;
import static dev.oasis.admin.PublishedRelease.freshApp;
import static dev.oasis.admin.PublishedRelease.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.admin.Api;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** The controller looks every two seconds; the tests move what is due instead of waiting for it. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class RampControllerTest {

    private static final String RELEASE = "/admin/apps/{app}/releases/{r}";
    private static final String ROLLOUT = RELEASE + "/rollouts/stable";
    private static final String LINUX = "linux-x86_64";
    private static final String RAMP = "{\"percent\":1,\"ramp\":[{\"percent\":10,\"after\":\"PT1H\"},"
            + "{\"percent\":50,\"after\":\"P1D\"},{\"percent\":100,\"after\":\"P3D\"}]}";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    @Test
    void aStepThatIsDueIsTakenOnceAndTheRestKeepsItsDistance() {
        String app = freshApp();
        String release = ramped(app);
        rollout(app, release).body("percent", equalTo(1f)).body("ramp.size()", equalTo(3)).body("ramp[0].appliedAt",
                nullValue());

        // Two steps have become due while nobody looked: only the first is taken.
        run("update ramp_step set due_at = due_at - interval '25 hours' where rollout_id = $1", idOf(release));

        await().atMost(LIMIT).until(() -> percent(app, release) == 10);
        rollout(app, release).body("ramp[0].appliedAt", notNullValue()).body("ramp[1].appliedAt", nullValue());
        assertThat(minutesUntilNextStep(release)).isBetween(23 * 60 - 1L, 23 * 60L);
        assertThat(number("select count(*) from audit_entry where subject_id = $1 and action = 'rollout.advanced'",
                idOf(release))).isEqualTo(1);
    }

    @Test
    void aHeldRampStandsStillAndGoesOnAsMuchLater() {
        String app = freshApp();
        String release = ramped(app);
        asOwner().body("{\"held\":true}").patch(ROLLOUT, app, release).then().statusCode(200);
        run("update ramp_step set due_at = due_at - interval '2 hours' where rollout_id = $1", idOf(release));
        run("update rollout set held_at = held_at - interval '150 minutes' where id = $1", idOf(release));
        somebodyElsesStepIsTaken();
        assertThat(percent(app, release)).isEqualTo(1);

        asOwner().body("{\"held\":false}").patch(ROLLOUT, app, release).then().statusCode(200).body("percent", equalTo(1f));

        assertThat(minutesUntilNextStep(release)).isBetween(89L, 90L);
    }

    @Test
    void aPlanThatIsMadeWhileTheRolloutIsHeldBeginsWhenItGoesOn() {
        String app = freshApp();
        String release = ramped(app);
        asOwner().body("{\"held\":true}").patch(ROLLOUT, app, release).then().statusCode(200);
        run("update rollout set held_at = held_at - interval '5 hours' where id = $1", idOf(release));

        asOwner().body("{\"ramp\":[{\"percent\":30,\"after\":\"PT1H\"}]}").patch(ROLLOUT, app, release)
                .then().statusCode(200).body("ramp.size()", equalTo(1)).body("held", equalTo(true));
        asOwner().body("{\"held\":false}").patch(ROLLOUT, app, release).then().statusCode(200);

        assertThat(minutesUntilNextStep(release)).isBetween(59L, 60L);
    }

    @Test
    void insideAFreezeNothingGrowsByItselfAndByHandOnlyWhenOverridden() {
        String app = freshApp();
        String release = ramped(app);
        String freeze = freeze(app);
        run("update ramp_step set due_at = due_at - interval '2 hours' where rollout_id = $1", idOf(release));
        somebodyElsesStepIsTaken();
        assertThat(percent(app, release)).isEqualTo(1);

        asOwner().body("{\"percent\":5}").patch(ROLLOUT, app, release).then().statusCode(409).body("code",
                equalTo("app_frozen"));
        asOwner().body("{\"held\":true}").patch(ROLLOUT, app, release).then().statusCode(200);
        asOwner().body("{\"held\":false}").patch(ROLLOUT, app, release).then().statusCode(409);
        asOwner().body("{\"held\":false,\"percent\":5,\"override\":true}").patch(ROLLOUT, app, release)
                .then().statusCode(200).body("percent", equalTo(5f));
        String next = draft(app, "1.1.0", LINUX);
        publish(app, next, "{}").then().statusCode(409).body("code", equalTo("app_frozen"));
        asOwner().delete("/admin/apps/{app}/freezes/{f}", app, freeze).then().statusCode(204);

        await().atMost(LIMIT).until(() -> percent(app, release) == 10);
        publish(app, next, "{}").then().statusCode(200);
    }

    @Test
    void aScheduledDraftIsPublishedWhenItsTimeComes() {
        String app = freshApp();
        String release = draft(app, "1.0.0", LINUX);
        asOwner().body("{\"publishAt\":\"2999-01-01T00:00:00Z\",\"percent\":20,\"ramp\":[{\"percent\":100,\"after\":\"P1D\"}]}")
                .put(RELEASE + "/schedule", app, release).then().statusCode(200).body("ramp[0].after", equalTo("PT24H"));

        run("update release_schedule set publish_at = now() where release_id = $1", release);

        await().atMost(LIMIT).until(() -> status(app, release).equals("published"));
        rollout(app, release).body("percent", equalTo(20f)).body("ramp.size()", equalTo(1));
        asOwner().get(RELEASE + "/schedule", app, release).then().statusCode(404).body("code", equalTo("schedule_not_found"));
    }

    @Test
    void aScheduledDraftThatCannotBePublishedSaysWhy() {
        String app = freshApp();
        String release = Api.freshRelease(app, "1.0.0");
        asOwner().body("{\"publishAt\":\"2020-01-01T00:00:00Z\"}").put(RELEASE + "/schedule", app, release)
                .then().statusCode(200);

        await().atMost(LIMIT).untilAsserted(() -> asOwner().get(RELEASE + "/schedule", app, release)
                .then().body("refusal", containsString("at least one artifact")));
        assertThat(status(app, release)).isEqualTo("draft");
        asOwner().delete(RELEASE + "/schedule", app, release).then().statusCode(204);
    }

    @Test
    void aRampThatDoesNotGrowIsRefused() {
        String app = freshApp();
        publish(app, draft(app, "1.0.0", LINUX),
                "{\"ramp\":[{\"percent\":10,\"after\":\"P2D\"},{\"percent\":5,\"after\":\"P3D\"}]}")
                .then().statusCode(400).body("errors[0].field", equalTo("ramp"));
        publish(app, draft(app, "1.1.0", LINUX), "{\"ramp\":[{\"percent\":10,\"after\":\"tomorrow\"}]}")
                .then().statusCode(400).body("errors[0].field", equalTo("ramp[0].after"));
        publish(app, draft(app, "1.2.0", LINUX), "{\"ramp\":[{\"percent\":10}]}").then().statusCode(400);
    }

    /** Proof that the controller has looked: what is due elsewhere was taken since. */
    private void somebodyElsesStepIsTaken() {
        String app = freshApp();
        String release = ramped(app);
        run("update ramp_step set due_at = due_at - interval '2 hours' where rollout_id = $1", idOf(release));
        await().atMost(LIMIT).until(() -> percent(app, release) == 10);
    }

    private static String ramped(String app) {
        String release = draft(app, "1.0.0", LINUX);
        publish(app, release, RAMP).then().statusCode(200);
        return release;
    }

    private static String freeze(String app) {
        return asOwner().body(
                "{\"name\":\"Always\",\"once\":{\"startsAt\":\"2020-01-01T00:00:00Z\",\"endsAt\":\"2999-01-01T00:00:00Z\"}}")
                .post("/admin/apps/{app}/freezes", app).then().statusCode(201).extract().path("id");
    }

    private static ValidatableResponse rollout(String app, String release) {
        return asOwner().get(ROLLOUT, app, release).then().statusCode(200);
    }

    private static float percent(String app, String release) {
        return rollout(app, release).extract().jsonPath().getFloat("percent");
    }

    private static String status(String app, String release) {
        return asOwner().get(RELEASE, app, release).path("status");
    }

    private String idOf(String release) {
        return pool.preparedQuery("select id from rollout where release_id = $1").executeAndAwait(Tuple.of(release)).iterator()
                .next().getString(0);
    }

    private long minutesUntilNextStep(String release) {
        return number("""
                select (extract(epoch from min(s.due_at) - now()) / 60)::bigint from ramp_step s
                where s.rollout_id = $1 and s.applied_at is null""", idOf(release));
    }

    private long number(String sql, String value) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.of(value)).iterator().next().getLong(0);
    }

    private void run(String sql, String value) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.of(value));
    }
}
