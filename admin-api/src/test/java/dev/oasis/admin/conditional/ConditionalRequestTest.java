package dev.oasis.admin.conditional;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static dev.oasis.admin.Api.freshSlug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.admin.PublishedRelease;
import dev.oasis.admin.artifact.UploadedArtifact;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ConditionalRequestTest {

    private static final String APPIMAGE = "myapp_1.2.0_amd64.AppImage";
    private static final String STALE = "\"stale\"";

    @Test
    void whoeverHasTheAnswerGets304UntilItChanges() {
        String app = "/admin/apps/" + freshApp();
        String tag = tagOf(app);

        ifNoneMatch(tag).get(app).then().statusCode(304).header("ETag", equalTo(tag)).body(emptyString());
        ifNoneMatch("W/" + tag + ", \"x\"").get(app).then().statusCode(304);
        ifNoneMatch(tag).head(app).then().statusCode(304);
        ifNoneMatch(STALE).get(app).then().statusCode(200).header("ETag", equalTo(tag));

        asOwner().body(Map.of("name", "New")).patch(app).then().statusCode(200);
        ifNoneMatch(tag).get(app).then().statusCode(200).body("name", equalTo("New")).header("ETag", not(tag));
    }

    @Test
    void changeUnderAStaleTagIsRefusedAndChangesNothing() {
        String app = "/admin/apps/" + freshApp();
        String first = tagOf(app);
        String second = ifMatch(first).body(Map.of("name", "One")).patch(app)
                .then().statusCode(200).extract().header("ETag");

        ifMatch(first).body(Map.of("name", "Two")).patch(app).then().statusCode(412)
                .contentType("application/problem+json").body("code", equalTo("precondition_failed"));
        ifMatch(first).delete(app).then().statusCode(412);

        asOwner().get(app).then().body("name", equalTo("One")).header("ETag", equalTo(second));
        ifMatch(second).body(Map.of("name", "Two")).patch(app).then().statusCode(200);
        ifMatch("*").delete(app).then().statusCode(204);
        ifMatch("*").delete(app).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "abc", "\"abc", "\"a\" \"b\"", "*, \"a\"" })
    void malformedTagIsRefusedByNameWhateverTheMethod(String header) {
        String app = "/admin/apps/" + freshApp();

        ifMatch(header).body(Map.of("name", "New")).patch(app).then().statusCode(400)
                .body("code", equalTo("validation_failed")).body("errors[0].field", equalTo("If-Match"));
        ifNoneMatch(header).get(app).then().statusCode(400).body("errors[0].field", equalTo("If-None-Match"));
    }

    @Test
    void weakTagNeverMatchesForAChange() {
        String app = "/admin/apps/" + freshApp();

        ifMatch("W/" + tagOf(app)).body(Map.of("name", "New")).patch(app).then().statusCode(412);
    }

    @Test
    void newReleaseIsSeenByReadersOfTheAppAndInNobodysWay() {
        String slug = freshApp();
        String app = "/admin/apps/" + slug;
        String tag = tagOf(app);
        freshRelease(slug, "1.0.0");

        ifNoneMatch(tag).get(app).then().statusCode(200).body("releaseCount", equalTo(1));
        ifMatch(tag).get(app).then().statusCode(200);
        ifMatch(tag).body(Map.of("name", "New")).patch(app).then().statusCode(200);
        ifMatch(tag).get(app).then().statusCode(412);
    }

    @Test
    void ofTwoChangesUnderOneTagExactlyOneIsMade() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 5; round++) {
            String slug = freshApp();
            String release = "/admin/apps/" + slug + "/releases/" + freshRelease(slug, "1.0.0");
            String tag = tagOf(release);

            List<Callable<Integer>> changes = List.of(notes(release, tag, "a"), notes(release, tag, "b"),
                    notes(release, tag, "c"), notes(release, tag, "d"));
            List<Integer> statuses = threads.invokeAll(changes).stream().map(ConditionalRequestTest::join).sorted().toList();

            assertThat(statuses).containsExactly(200, 412, 412, 412);
        }
        threads.shutdown();
    }

    @Test
    void everyMoveOfAReleaseHonoursTheTag() {
        String slug = freshApp();
        String id = freshRelease(slug, "1.2.0");
        String release = "/admin/apps/" + slug + "/releases/" + id;
        UploadedArtifact.of(slug, id, "linux-x86_64", APPIMAGE).confirm().then().statusCode(200);
        String draft = tagOf(release);

        ifMatch(STALE).post(release + "/publish").then().statusCode(412);
        String published = ifMatch(draft).post(release + "/publish").then().statusCode(200).extract().header("ETag");
        ifMatch(draft).post(release + "/archive").then().statusCode(412);
        String archived = ifMatch(published).post(release + "/archive").then().statusCode(200).extract().header("ETag");
        assertThat(tagOf(release)).isEqualTo(archived);

        String other = "/admin/apps/" + slug + "/releases/" + freshRelease(slug, "1.3.0");
        ifMatch(STALE).delete(other).then().statusCode(412);
        ifMatch(tagOf(other)).delete(other).then().statusCode(204);
    }

    @Test
    void artifactsInstallersAndSigningKeysHonourTheTag() {
        String slug = freshApp();
        String id = freshRelease(slug, "1.2.0");
        var uploaded = UploadedArtifact.of(slug, id, "linux-x86_64", APPIMAGE);
        String artifact = "/admin/apps/" + slug + "/releases/" + id + "/artifacts/" + uploaded.id();
        String pending = tagOf(artifact);

        ifMatch(STALE).body(Map.of("signature", uploaded.bundle().signature())).post(artifact + "/confirm")
                .then().statusCode(412);
        String confirmed = ifMatch(pending).body(Map.of("signature", uploaded.bundle().signature()))
                .post(artifact + "/confirm").then().statusCode(200).extract().header("ETag");
        assertThat(tagOf(artifact)).isEqualTo(confirmed);
        ifMatch(pending).delete(artifact).then().statusCode(412);
        ifMatch(confirmed).delete(artifact).then().statusCode(204);

        String installers = "/admin/apps/" + slug + "/releases/" + id + "/installers/";
        String installer = installers + asOwner().body(Map.of("platform", "linux-x86_64", "filename", "a.deb"))
                .post(installers + "presign").then().statusCode(201).extract().path("installerId");
        ifMatch(STALE).post(installer + "/confirm").then().statusCode(412);
        ifMatch(STALE).delete(installer).then().statusCode(412);
        ifMatch(tagOf(installer)).delete(installer).then().statusCode(204);

        String keys = "/admin/apps/" + slug + "/signing-keys";
        String key = keys + "/" + asOwner().get(keys).then().extract().path("items[0].id");
        ifMatch(STALE).delete(key).then().statusCode(412);
        ifMatch(tagOf(key)).delete(key).then().statusCode(204);
    }

    @Test
    void answerToACreationCarriesTheTagOfWhatWasMadeAlsoWhenItIsRemembered() {
        Map<String, String> request = Map.of("slug", freshSlug(), "name", "Tagged");
        var first = asOwner().header("Idempotency-Key", request.get("slug")).body(request).post("/admin/apps")
                .then().statusCode(201).header("ETag", matchesPattern("\"[^\"]+\"")).extract();
        String app = first.header("Location");

        assertThat(tagOf(app)).isEqualTo(first.header("ETag"));
        asOwner().body(Map.of("name", "Later")).patch(app).then().statusCode(200);
        asOwner().header("Idempotency-Key", request.get("slug")).body(request).post("/admin/apps")
                .then().statusCode(201).header("ETag", equalTo(first.header("ETag"))).body("name", equalTo("Tagged"));
    }

    @Test
    void keysAndInvitationsHonourTheTag() {
        String key = "/admin/api-keys/" + asOwner().body(Map.of("name", "tagged", "scopes", List.of("read")))
                .post("/admin/api-keys").then().statusCode(201).extract().path("id");
        String first = tagOf(key);
        ifMatch(STALE).body(Map.of("name", "new")).patch(key).then().statusCode(412);
        ifMatch(STALE).body(Map.of()).post(key + "/rotate").then().statusCode(412);
        String second = ifMatch(first).body(Map.of("name", "new")).patch(key).then().statusCode(200).extract().header("ETag");
        String third = ifMatch(second).body(Map.of()).post(key + "/rotate").then().statusCode(200).extract().header("ETag");
        ifMatch(second).delete(key).then().statusCode(412);
        ifMatch(third).delete(key).then().statusCode(200).header("ETag", not(third));

        String invitation = "/admin/invitations/" + asOwner()
                .body(Map.of("email", "tagged@example.test", "roles", List.of(Map.of("role", "viewer"))))
                .post("/admin/invitations").then().statusCode(201).extract().path("id");
        ifMatch(STALE).delete(invitation).then().statusCode(412);
        ifMatch(tagOf(invitation)).delete(invitation).then().statusCode(200);
    }

    @Test
    void listsHaveNoTag() {
        String slug = freshApp();

        for (String list : List.of("/admin/apps", "/admin/apps/" + slug + "/releases",
                "/admin/apps/" + slug + "/signing-keys")) {
            asOwner().get(list).then().statusCode(200).header("ETag", nullValue());
            ifNoneMatch("*").get(list).then().statusCode(200);
        }
    }

    @Test
    void whatDecidesWhoIsOfferedAReleaseHonoursTheTag() {
        String slug = PublishedRelease.freshApp();
        String app = "/admin/apps/" + slug;
        String release = app + "/releases/" + PublishedRelease.published(slug, "1.0.0", "linux-x86_64");

        heedsTheTag(app + "/options", Map.of("quietForOldest", true));
        heedsTheTag(app + "/channels/beta", Map.of("stability", 11));
        heedsTheTag(release + "/terms", Map.of("critical", true));
        heedsTheTag(release + "/rollouts/stable", Map.of("held", true));

        String recall = release + "/recall";
        ifMatch(STALE).body(Map.of("exit", "hold")).post(recall).then().statusCode(412);
        String recalled = ifMatch(tagOf(release)).body(Map.of("exit", "hold")).post(recall)
                .then().statusCode(200).extract().header("ETag");
        ifMatch(STALE).delete(recall).then().statusCode(412);
        ifMatch(recalled).delete(recall).then().statusCode(204);

        String freeze = app + "/freezes/" + asOwner().body(Map.of("name", "Holidays", "once",
                Map.of("startsAt", "2030-12-24T00:00:00Z", "endsAt", "2031-01-02T00:00:00Z"))).post(app + "/freezes")
                .then().statusCode(201).extract().path("id");
        ifMatch(STALE).delete(freeze).then().statusCode(412);
        ifMatch(tagOf(freeze)).delete(freeze).then().statusCode(204);
    }

    @Test
    void aScheduleIsSetForTheFirstTimeOnlyWithoutATag() {
        String slug = freshApp();
        String schedule = "/admin/apps/" + slug + "/releases/" + freshRelease(slug, "1.0.0") + "/schedule";
        Map<String, String> request = Map.of("publishAt", "2030-01-01T00:00:00Z");

        ifMatch("*").body(request).put(schedule).then().statusCode(412).body("code", equalTo("precondition_failed"));
        String first = ifNoneMatch("*").body(request).put(schedule).then().statusCode(200).extract().header("ETag");
        ifNoneMatch("*").body(request).put(schedule).then().statusCode(412);
        ifMatch(STALE).delete(schedule).then().statusCode(412);
        ifMatch(first).delete(schedule).then().statusCode(204);
    }

    private static void heedsTheTag(String path, Map<String, ?> patch) {
        String first = tagOf(path);
        ifMatch(STALE).body(patch).patch(path).then().statusCode(412);
        String second = ifMatch(first).body(patch).patch(path).then().statusCode(200).extract().header("ETag");
        assertThat(second).isNotEqualTo(first).isEqualTo(tagOf(path));
    }

    private static Callable<Integer> notes(String release, String tag, String notes) {
        return () -> ifMatch(tag).body(Map.of("notes", notes)).patch(release).statusCode();
    }

    private static int join(Future<Integer> status) {
        try {
            return status.get();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static String tagOf(String path) {
        return asOwner().get(path).then().statusCode(200).extract().header("ETag");
    }

    private static RequestSpecification ifMatch(String tag) {
        return asOwner().header("If-Match", tag);
    }

    private static RequestSpecification ifNoneMatch(String tag) {
        return asOwner().header("If-None-Match", tag);
    }
}
