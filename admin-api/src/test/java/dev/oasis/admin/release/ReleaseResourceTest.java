package dev.oasis.admin.release;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static dev.oasis.admin.Api.freshSlug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.admin.artifact.UploadedArtifact;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ReleaseResourceTest {

    @Test
    void releaseBeginsAsADraftWithoutALeadingV() {
        String app = freshApp();

        asOwner().body(Map.of("version", "v1.2.0", "notes", "n")).post("/admin/apps/{app}/releases", app)
                .then().statusCode(201)
                .body("version", equalTo("1.2.0")).body("status", equalTo("draft")).body("channel", equalTo("stable"))
                .body("notes", equalTo("n")).body("pubDate", nullValue());

        asOwner().body(Map.of("version", "1.2.0")).post("/admin/apps/{app}/releases", app)
                .then().statusCode(409).body("code", equalTo("release_exists"));
    }

    @ParameterizedTest
    @CsvSource({ "1.4.0-beta.2,beta", "1.4.0-rc.1,rc", "1.4.0+7,stable", "2.0.0-alpha,alpha" })
    void preReleaseGoesToTheChannelOfItsLabel(String version, String channel) {
        asOwner().body(Map.of("version", version)).post("/admin/apps/{app}/releases", freshApp())
                .then().statusCode(201).body("channel", equalTo(channel));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "1", "1.2", "1.2.3.4", "01.2.3", "1.2.3-", "1.2.3-01", "V1.2.3", "1.2.3 ", "latest",
            "18446744073709551616.0.0" })
    void textThatIsNoVersionIsRefused(String version) {
        asOwner().body(Map.of("version", version)).post("/admin/apps/{app}/releases", freshApp())
                .then().statusCode(400).body("errors[0].field", equalTo("version"));
    }

    @Test
    void channelThatTheAppDoesNotHaveIsRefused() {
        String app = freshApp();
        asOwner().body(Map.of("version", "1.0.0", "channel", "stabel")).post("/admin/apps/{app}/releases", app)
                .then().statusCode(400).body("code", equalTo("channel_unknown")).body("detail", containsString("stable"));
        asOwner().body(Map.of("version", "1.0.0-1")).post("/admin/apps/{app}/releases", app)
                .then().statusCode(400).body("code", equalTo("channel_required"));
    }

    @Test
    void releaseIsPublishedThenArchivedAndNeverGoesBack() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        UploadedArtifact.of(app, release, "linux-x86_64", "myapp_1.2.0_amd64.AppImage").confirm().then().statusCode(200);

        asOwner().post("/admin/apps/{app}/releases/{r}/archive", app, release)
                .then().statusCode(409).body("code", equalTo("release_not_published"));
        asOwner().post("/admin/apps/{app}/releases/{r}/publish", app, release)
                .then().statusCode(200).body("status", equalTo("published"));
        asOwner().post("/admin/apps/{app}/releases/{r}/publish", app, release)
                .then().statusCode(409).body("code", equalTo("release_not_draft"));
        asOwner().delete("/admin/apps/{app}/releases/{r}", app, release)
                .then().statusCode(409).body("code", equalTo("release_not_draft"));
        asOwner().delete("/admin/apps/{app}", app)
                .then().statusCode(409).body("code", equalTo("app_has_published_releases"));
        asOwner().get("/admin/apps/{app}", app).then().body("latestVersion", equalTo("1.2.0"))
                .body("releaseCount", equalTo(1));

        asOwner().post("/admin/apps/{app}/releases/{r}/archive", app, release)
                .then().statusCode(200).body("status", equalTo("archived"));
        asOwner().delete("/admin/apps/{app}", app).then().statusCode(204);
    }

    @Test
    void emptyOrUnconfirmedReleaseCannotBePublished() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");

        asOwner().post("/admin/apps/{app}/releases/{r}/publish", app, release)
                .then().statusCode(409).body("code", equalTo("release_not_publishable"));
        UploadedArtifact.of(app, release, "linux-x86_64", "myapp_1.2.0_amd64.AppImage");
        asOwner().post("/admin/apps/{app}/releases/{r}/publish", app, release)
                .then().statusCode(409).body("detail", containsString("never confirmed"));
    }

    @Test
    void notesAreAllThatPatchCanChange() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");

        asOwner().body("{\"notes\":\"better\"}").patch("/admin/apps/{app}/releases/{r}", app, release)
                .then().statusCode(200).body("notes", equalTo("better"));
        asOwner().body("{\"status\":\"published\"}").patch("/admin/apps/{app}/releases/{r}", app, release)
                .then().statusCode(400).body("code", equalTo("unknown_field"));
        asOwner().body("{\"notes\":null}").patch("/admin/apps/{app}/releases/{r}", app, release)
                .then().statusCode(200).body("notes", nullValue());
    }

    @Test
    void releaseOfAnotherAppIsNotFound() {
        String release = freshRelease(freshApp(), "1.2.0");

        asOwner().get("/admin/apps/{app}/releases/{r}", freshApp(), release)
                .then().statusCode(404).body("code", equalTo("release_not_found"));
    }

    @Test
    void listIsFilteredByStatusAndItsCursorIsBoundToTheFilter() {
        String app = freshApp();
        freshRelease(app, "1.0.0");
        freshRelease(app, "1.1.0");

        String cursor = asOwner().queryParam("limit", 1).queryParam("status", "draft").get("/admin/apps/{app}/releases", app)
                .then().statusCode(200).body("items[0].version", equalTo("1.1.0")).extract().path("nextCursor");

        asOwner().queryParam("cursor", cursor).get("/admin/apps/{app}/releases", app)
                .then().statusCode(400).body("code", equalTo("invalid_cursor"));
        asOwner().queryParam("status", "wrong").get("/admin/apps/{app}/releases", app).then().statusCode(400);
        asOwner().queryParam("status", "published").get("/admin/apps/{app}/releases", app)
                .then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void appWithoutASigningKeyCannotConfirmWhatClientsWouldRefuse() {
        String app = freshSlug();
        asOwner().body(Map.of("slug", app, "name", "x")).post("/admin/apps").then().statusCode(201);
        String release = freshRelease(app, "1.2.0");

        UploadedArtifact.of(app, release, "linux-x86_64", "myapp_1.2.0_amd64.AppImage").confirm()
                .then().statusCode(409).body("code", equalTo("app_has_no_signing_key"))
                .body("detail", containsString("/signing-keys"));
    }

    @Test
    void concurrentPublishingPublishesOnce() throws Exception {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        UploadedArtifact.of(app, release, "linux-x86_64", "myapp_1.2.0_amd64.AppImage").confirm().then().statusCode(200);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            answers.add(threads.submit(
                    () -> asOwner().post("/admin/apps/{app}/releases/{r}/publish", app, release).statusCode()));
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            statuses.add(answer.get());
        }
        threads.shutdown();

        assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
    }

    @Test
    void concurrentReleasesMayMakeTheSameChannel() throws Exception {
        String app = freshApp();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String version = "1.0." + i + "-rc.1";
            answers.add(threads.submit(() -> asOwner().body(Map.of("version", version))
                    .post("/admin/apps/{app}/releases", app).statusCode()));
        }

        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isIn(201, 409);
        }
        threads.shutdown();
    }
}
