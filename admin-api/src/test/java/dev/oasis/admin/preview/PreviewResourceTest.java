package dev.oasis.admin.preview;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.PublishedRelease.draft;
import static dev.oasis.admin.PublishedRelease.freshApp;
import static dev.oasis.admin.PublishedRelease.published;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

import dev.oasis.common.statistics.ClientSketch;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class PreviewResourceTest {

    private static final String PREVIEW = "/admin/apps/{app}/releases/{r}/rollout/preview";

    @Inject
    Pool pool;

    @Test
    void activeClientsAreGroupedByWhatWouldBecomeOfThem() {
        String app = freshApp();
        published(app, "1.0.0", "linux-x86_64");
        String release = draft(app, "2.0.0", "linux-x86_64");
        String id = asOwner().get("/admin/apps/{app}", app).path("id");
        clients(id, 1, "stable", "1.0.0", "linux-x86_64", 0, 8);
        clients(id, 3, "stable", "1.0.0", "linux-x86_64", 4, 12);
        clients(id, 1, "stable", "1.0.0", "darwin-aarch64", 100, 108);
        clients(id, 1, "beta", "1.0.0", "linux-x86_64", 200, 204);
        clients(id, 1, "stable", "other", "linux-x86_64", 300, 302);
        clients(id, 1, "stable", "2.0.0", "linux-x86_64", 11, 12);
        clients(id, 9, "stable", "1.0.0", "linux-x86_64", 1_000, 1_004);

        asOwner().body("{\"percent\":25}").post(PREVIEW, app, release).then().statusCode(200)
                .body("percent", equalTo(25f)).body("hours", equalTo(168)).body("standardError", equalTo(0.024f))
                .body("clientsSince", equalTo(dayStart(7)))
                .body("clients", about(12 + 8 + 4 + 2)).body("reachedClients", equalTo(4))
                .body("groups.clients", contains(12, 8, 4, 2, 1))
                .body("groups.outcome",
                        contains("offered", "no_build_for_target", "offered", "unknown_version", "up_to_date"))
                .body("groups.reachedClients", contains(3, 0, 1, 0, 0))
                .body("checksWithoutId", equalTo(0));
        asOwner().body("{\"channel\":\"beta\"}").post(PREVIEW, app, release).then().body("reachedClients", equalTo(4));
        asOwner().body("{\"hours\":720}").post(PREVIEW, app, release).then().body("groups[0].clients", about(16));
        asOwner().get("/admin/apps/{app}/releases/{r}", app, release).then().body("status", equalTo("draft"));
    }

    @Test
    void whoSendsNoIdIsCountedByChecksAndApart() {
        String app = freshApp();
        published(app, "1.0.0", "linux-x86_64");
        String release = draft(app, "2.0.0", "linux-x86_64");
        String id = asOwner().get("/admin/apps/{app}", app).path("id");
        checks(id, "check", "1.0.0", 1, 400);
        checks(id, "identified_check", "1.0.0", 1, 300);
        checks(id, "check", "1.0.0", 200, 9_000);
        checks(id, "check", "2.0.0", 1, 7);
        clients(id, 1, "stable", "1.0.0", "linux-x86_64", 0, 8);

        asOwner().body("{\"percent\":25}").post(PREVIEW, app, release).then().statusCode(200)
                .body("clients", equalTo(8)).body("reachedClients", equalTo(2))
                .body("checksWithoutId", equalTo(107)).body("reachedChecksWithoutId", equalTo(0))
                .body("groups.checksWithoutId", contains(100, 7)).body("groups.clients", contains(8, 0));
        asOwner().body("{}").post(PREVIEW, app, release).then().body("reachedChecksWithoutId", equalTo(100))
                .body("reachedClients", equalTo(8));
        asOwner().body("{\"addressBuckets\":true}").patch("/admin/apps/{app}/options", app).then().statusCode(200);
        asOwner().body("{\"percent\":25}").post(PREVIEW, app, release).then().body("reachedChecksWithoutId", equalTo(25));
    }

    @Test
    void aQuestionThatCannotBeUnderstoodIsRefused() {
        String app = freshApp();
        String release = draft(app, "2.0.0", "linux-x86_64");

        asOwner().body("{\"channel\":\"gamma\"}").post(PREVIEW, app, release).then().statusCode(400)
                .body("code", equalTo("channel_unknown"));
        asOwner().body("{\"percent\":101}").post(PREVIEW, app, release).then().statusCode(400);
        asOwner().body("{\"hours\":0}").post(PREVIEW, app, release).then().statusCode(400);
    }

    private void checks(String app, String kind, String version, int hoursAgo, long count) {
        pool.preparedQuery(
                """
                        insert into usage_hourly (app_id, bucket, kind, channel, current_version, platform, outcome, count)
                        values ($1, date_trunc('hour', now() - make_interval(hours => $2)), $3, 'stable', $4, 'linux-x86_64', '', $5)""")
                .executeAndAwait(Tuple.of(app, hoursAgo, kind, version, count));
    }

    /** Clients whose ids are numbers. */
    private void clients(String app, int daysAgo, String channel, String version, String platform, int from, int to) {
        ClientSketch sketch = ClientSketch.empty();
        IntStream.range(from, to).forEach(number -> sketch.add("client-" + number));
        pool.preparedQuery("insert into active_client_kinds_daily values ($1, $2, $3, $4, $5, $6)")
                .executeAndAwait(Tuple.tuple()
                        .addString(app).addOffsetDateTime(OffsetDateTime.parse(dayStart(daysAgo))).addString(channel)
                        .addString(version).addString(platform).addBuffer(Buffer.buffer(sketch.state())));
    }

    /** An estimate of so few is rarely off, and then by one. */
    private static Matcher<Integer> about(int number) {
        return both(greaterThanOrEqualTo(number - 1)).and(lessThanOrEqualTo(number + 1));
    }

    private static String dayStart(int daysAgo) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).minus(daysAgo, ChronoUnit.DAYS).toString();
    }
}
