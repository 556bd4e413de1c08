package dev.oasis.admin.app;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshSlug;
import static dev.oasis.admin.Api.keyWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class AppResourceTest {

    @Test
    void createdAppIsAnsweredWithLocationAndItsFirstKey() {
        String slug = freshSlug();

        String id = asOwner()
                .body(Map.of("slug", slug, "name", "My App", "description", "d", "publicKey", SampleKeys.publicKey("pw")))
                .post("/admin/apps")
                .then().statusCode(201)
                .header("Location", matchesPattern(".*/admin/apps/[0-9A-Z]{26}"))
                .body("slug", equalTo(slug))
                .body("name", equalTo("My App"))
                .body("publicKey", equalTo(SampleKeys.publicKey("pw")))
                .body("releaseCount", equalTo(0))
                .body("latestVersion", nullValue())
                .body("createdAt", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z"))
                .extract().path("id");

        asOwner().get("/admin/apps/{id}", id).then().statusCode(200).body("slug", equalTo(slug));
        asOwner().get("/admin/apps/{id}", slug).then().statusCode(200).body("id", equalTo(id));
    }

    @Test
    void secondAppWithTheSameSlugIsAConflict() {
        String slug = freshApp();

        asOwner().body(Map.of("slug", slug, "name", "Again")).post("/admin/apps")
                .then().statusCode(409).contentType("application/problem+json")
                .body("code", equalTo("slug_taken")).body("errors[0].field", equalTo("slug"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "admin", "ci", "health", "mcp", "runners", "openapi", "login" })
    void reservedSlugIsRefused(String slug) {
        asOwner().body(Map.of("slug", slug, "name", "x")).post("/admin/apps")
                .then().statusCode(400).body("code", equalTo("slug_reserved"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a", "1ab", "Ab", "a--b", "ab-", "-ab", "a_b", "q", "a b",
            "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeef" })
    void malformedSlugIsRefused(String slug) {
        asOwner().body(Map.of("slug", slug, "name", "x")).post("/admin/apps")
                .then().statusCode(400).body("code", equalTo("validation_failed")).body("errors[0].field", equalTo("slug"));
    }

    @Test
    void malformedPublicKeyCreatesNothing() {
        String slug = freshSlug();

        asOwner().body(Map.of("slug", slug, "name", "x", "publicKey", "nonsense")).post("/admin/apps")
                .then().statusCode(400).body("code", equalTo("public_key_malformed"))
                .body("errors[0].field", equalTo("publicKey"));

        asOwner().get("/admin/apps/{slug}", slug).then().statusCode(404);
    }

    @Test
    void badBodiesNameTheField() {
        asOwner().body("{\"slug\":\"ok\",\"name\":\"x\",\"color\":1}").post("/admin/apps")
                .then().statusCode(400).body("code", equalTo("unknown_field")).body("errors[0].field", equalTo("color"));
        asOwner().body("{\"slug\":\"ok\",\"name\":5}").post("/admin/apps")
                .then().statusCode(400).body("code", equalTo("validation_failed")).body("errors[0].field", equalTo("name"));
        asOwner().body("{\"slug\":\"ok\",\"name\":\"a\\u0000b\"}").post("/admin/apps")
                .then().statusCode(400).body("errors[0].field", equalTo("name"));
        asOwner().body("{\"slug\":\"ok\"}").post("/admin/apps")
                .then().statusCode(400).body("errors[0].field", equalTo("name"));
        asOwner().body("{").post("/admin/apps").then().statusCode(400).body("code", equalTo("malformed_json"));
        asOwner().body("[]").post("/admin/apps").then().statusCode(400);
        asOwner().body("null").post("/admin/apps").then().statusCode(400);
        asOwner().post("/admin/apps").then().statusCode(400);
        asOwner().body("{\"slug\":\"ok\",\"slug\":\"ok2\",\"name\":\"x\"}").post("/admin/apps").then().statusCode(400);
    }

    @Test
    void bodyOverTheLimitIsRefused() {
        asOwner().body("{\"slug\":\"big\",\"name\":\"" + "x".repeat(1_100_000) + "\"}").post("/admin/apps")
                .then().statusCode(413).body("code", equalTo("body_too_large"));
    }

    @Test
    void unknownQueryParametersAreRefusedByName() {
        asOwner().queryParam("page", 2).get("/admin/apps").then().statusCode(400)
                .body("code", equalTo("unknown_query_parameter")).body("errors[0].field", equalTo("page"))
                .body("errors[0].message", containsString("cursor"));
        asOwner().queryParam("x", 1).get("/admin/apps/{app}", freshApp()).then().statusCode(400)
                .body("errors[0].field", equalTo("x"));
    }

    @Test
    void patchChangesOnlyWhatIsPresent() {
        String slug = freshSlug();
        asOwner().body(Map.of("slug", slug, "name", "Old", "description", "keep")).post("/admin/apps");

        asOwner().body("{\"name\":\"New\"}").patch("/admin/apps/{app}", slug)
                .then().statusCode(200).body("name", equalTo("New")).body("description", equalTo("keep"));
        asOwner().body("{\"description\":null}").patch("/admin/apps/{app}", slug)
                .then().statusCode(200).body("description", nullValue()).body("name", equalTo("New"));
        asOwner().body("{\"slug\":\"other\"}").patch("/admin/apps/{app}", slug)
                .then().statusCode(400).body("code", equalTo("unknown_field"));
    }

    @Test
    void listPagesThroughAllAppsOnceNewestFirst() {
        for (int i = 0; i < 5; i++) {
            freshApp();
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = asOwner().queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            var page = request.get("/admin/apps").then().statusCode(200).extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(5)
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
        asOwner().queryParam("cursor", "nonsense").get("/admin/apps")
                .then().statusCode(400).body("code", equalTo("invalid_cursor"));
        asOwner().queryParam("limit", 101).get("/admin/apps").then().statusCode(400).body("errors[0].field", equalTo("limit"));
        asOwner().queryParam("limit", "ten").get("/admin/apps").then().statusCode(400);
    }

    @Test
    void boundKeySeesItsAppsOnly() {
        String mine = freshApp();
        String other = freshApp();
        String key = keyWith(Map.of("name", "bound", "scopes", List.of("admin"), "apps", List.of(mine)));

        as(key).get("/admin/apps").then().statusCode(200).body("items.slug", equalTo(List.of(mine)));
        as(key).get("/admin/apps/{app}", mine).then().statusCode(200);
        as(key).get("/admin/apps/{app}", other).then().statusCode(404).body("code", equalTo("app_not_found"));
        as(key).body(Map.of("name", "x")).patch("/admin/apps/{app}", other).then().statusCode(404);
        as(key).body(Map.of("slug", freshSlug(), "name", "x")).post("/admin/apps").then().statusCode(403);
    }

    @Test
    void deletedAppIsGone() {
        String slug = freshApp();

        asOwner().delete("/admin/apps/{app}", slug).then().statusCode(204);

        asOwner().get("/admin/apps/{app}", slug).then().statusCode(404);
        asOwner().delete("/admin/apps/{app}", slug).then().statusCode(404);
    }

    @Test
    void repeatedCreationUnderOneIdempotencyKeyMakesOneApp() {
        Map<String, Object> request = new HashMap<>(Map.of("slug", freshSlug(), "name", "Once"));
        String key = "key-" + request.get("slug");

        String first = asOwner().header("Idempotency-Key", key).body(request).post("/admin/apps")
                .then().statusCode(201).extract().path("id");
        asOwner().header("Idempotency-Key", key).body(request).post("/admin/apps")
                .then().statusCode(201).body("id", equalTo(first)).header("Location", endsWith(first));

        request.put("name", "Twice");
        asOwner().header("Idempotency-Key", key).body(request).post("/admin/apps")
                .then().statusCode(409).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void unknownPathAndMethodAreProblems() {
        asOwner().get("/admin/nothing").then().statusCode(404).contentType("application/problem+json")
                .body("code", equalTo("not_found"));
        asOwner().put("/admin/apps").then().statusCode(405).body("code", equalTo("method_not_allowed"));
        asOwner().contentType("text/plain").body("x").post("/admin/apps")
                .then().statusCode(415).body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void concurrentPatchesOfDifferentFieldsBothStay() throws Exception {
        for (int round = 0; round < 5; round++) {
            String slug = freshApp();
            ExecutorService threads = Executors.newFixedThreadPool(2);
            Future<Integer> name = threads.submit(
                    () -> asOwner().body("{\"name\":\"N\"}").patch("/admin/apps/{app}", slug).statusCode());
            Future<Integer> description = threads.submit(
                    () -> asOwner().body("{\"description\":\"D\"}").patch("/admin/apps/{app}", slug).statusCode());

            assertThat(name.get()).isEqualTo(200);
            assertThat(description.get()).isEqualTo(200);
            threads.shutdown();
            asOwner().get("/admin/apps/{app}", slug).then().body("name", equalTo("N")).body("description", equalTo("D"));
        }
    }

    @Test
    void longPathIsNoServerErrorUnderAnIdempotencyKey() {
        asOwner().header("Idempotency-Key", "long").body(Map.of("version", "1.0.0"))
                .post("/admin/apps/{app}/releases", "x".repeat(600)).then().statusCode(404);
    }
}
