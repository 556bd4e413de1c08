package dev.oasis.admin.preview;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.PublishedRelease.draft;
import static dev.oasis.admin.PublishedRelease.freshApp;
import static dev.oasis.admin.PublishedRelease.published;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
        checks(id, "stable", "1.0.0", "linux-x86_64", 1, 400);
        checks(id, "stable", "1.0.0", "darwin-aarch64", 1, 300);
        checks(id, "beta", "1.0.0", "linux-x86_64", 1, 200);
        checks(id, "stable", "other", "linux-x86_64", 1, 100);
        checks(id, "stable", "2.0.0", "linux-x86_64", 1, 50);
        checks(id, "stable", "1.0.0", "linux-x86_64", 200, 9_000);

        asOwner().body("{\"percent\":25}").post(PREVIEW, app, release).then().statusCode(200)
                .body("basis", equalTo("checks")).body("hours", equalTo(168)).body("percent", equalTo(25f))
                .body("checks", equalTo(1_050)).body("reachedChecks", equalTo(150))
                .body("groups.checks", contains(400, 300, 200, 100, 50))
                .body("groups.outcome",
                        contains("offered", "no_build_for_target", "offered", "unknown_version", "up_to_date"))
                .body("groups.reachedChecks", contains(100, 0, 50, 0, 0));
        asOwner().body("{\"channel\":\"beta\"}").post(PREVIEW, app, release).then().body("reachedChecks", equalTo(200));
        asOwner().get("/admin/apps/{app}/releases/{r}", app, release).then().body("status", equalTo("draft"));
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

    private void checks(String app, String channel, String version, String platform, int hoursAgo, long count) {
        pool.preparedQuery("""
                insert into usage_hourly (app_id, bucket, kind, channel, current_version, platform, outcome, count)
                values ($1, date_trunc('hour', now() - make_interval(hours => $2)), 'check', $3, $4, $5, 'up_to_date', $6)""")
                .executeAndAwait(Tuple.of(app, hoursAgo, channel, version, platform, count));
    }
}
