package dev.oasis.admin.apikey;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshSlug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ApiKeyLifecycleTest {

    /** What the design allows every service to lag behind, and a little for a slow machine. */
    private static final Duration HEEDED = Duration.ofSeconds(7);

    @Inject
    Pool pool;

    private record Made(String id, String secret) {
    }

    @Test
    void only_the_fields_that_are_sent_change() {
        String app = freshApp();
        String appId = asOwner().get("/admin/apps/{app}", app).path("id");
        Made key = make(Map.of("name", "before", "scopes", List.of("ci"), "expiresAt", "2030-01-01T00:00:00Z"));

        patch(key, Map.of("name", "after")).then().statusCode(200).body("name", equalTo("after"))
                .body("scopes", equalTo(List.of("ci"))).body("apps", nullValue()).body("enabled", equalTo(true))
                .body("expiresAt", equalTo("2030-01-01T00:00:00Z"));
        patch(key, Map.of("scopes", List.of("read", "ci"), "apps", List.of(app))).then().statusCode(200)
                .body("name", equalTo("after")).body("scopes", equalTo(List.of("ci", "read")))
                .body("apps", equalTo(List.of(appId)));
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("apps", null);
        cleared.put("expiresAt", null);
        patch(key, cleared).then().statusCode(200).body("apps", nullValue()).body("expiresAt", nullValue());
    }

    @Test
    void a_wrong_change_names_the_field_and_changes_nothing() {
        Made key = make(Map.of("name", "kept", "scopes", List.of("ci")));

        patch(key, Map.of("colour", "red")).then().statusCode(400).body("code", equalTo("unknown_field"));
        patch(key, Map.of("name", " ")).then().statusCode(400).body("errors[0].field", equalTo("name"));
        patch(key, Map.of("scopes", List.of())).then().statusCode(400).body("errors[0].field", equalTo("scopes"));
        patch(key, Map.of("scopes", List.of("root"))).then().statusCode(400).body("errors[0].field", equalTo("scopes"));
        patch(key, Map.of("apps", List.of("no-such-app"))).then().statusCode(404).body("code", equalTo("app_not_found"));
        patch(key, Map.of("apps", List.of())).then().statusCode(400).body("errors[0].field", equalTo("apps"));
        patch(key, Map.of("scopes", List.of("owner"), "apps", List.of(freshApp()))).then().statusCode(400)
                .body("errors[0].field", equalTo("apps"));
        asOwner().body("{\"name\":null}").patch("/admin/api-keys/{id}", key.id()).then().statusCode(400)
                .body("errors[0].field", equalTo("name"));
        asOwner().body("{\"enabled\":\"yes\"}").patch("/admin/api-keys/{id}", key.id()).then().statusCode(400)
                .body("errors[0].field", equalTo("enabled"));

        asOwner().get("/admin/api-keys/{id}", key.id()).then().body("name", equalTo("kept"))
                .body("scopes", equalTo(List.of("ci"))).body("apps", nullValue());
    }

    @Test
    void switching_a_key_off_and_on_is_heeded_within_seconds() {
        Made key = make(Map.of("name", "switched", "scopes", List.of("read")));
        as(key.secret()).get("/admin/apps").then().statusCode(200);

        patch(key, Map.of("enabled", false)).then().statusCode(200).body("enabled", equalTo(false));
        awaitRefused(key.secret(), "api_key_disabled");
        patch(key, Map.of("enabled", true)).then().statusCode(200);
        Awaitility.await().atMost(HEEDED).until(() -> as(key.secret()).get("/admin/apps").statusCode() == 200);
    }

    @Test
    void an_earlier_expiry_and_fewer_scopes_are_heeded_within_seconds() {
        Made key = make(Map.of("name", "narrowed", "scopes", List.of("admin")));
        as(key.secret()).get("/admin/apps").then().statusCode(200);

        patch(key, Map.of("scopes", List.of("ci"))).then().statusCode(200);
        Awaitility.await().atMost(HEEDED).until(() -> as(key.secret()).get("/admin/apps").statusCode() == 403);
        patch(key, Map.of("expiresAt", Instant.now().minusSeconds(1).toString())).then().statusCode(200);
        awaitRefused(key.secret(), "api_key_expired");
    }

    @Test
    void both_secrets_work_during_the_overlap_as_one_key_in_the_audit_trail() {
        Made key = make(Map.of("name", "rotated", "scopes", List.of("admin")));

        String fresh = rotate(key, Map.of("overlap", "PT1H")).then().statusCode(200)
                .body("id", equalTo(key.id())).body("key", matchesPattern("uk_live_[0-9A-Za-z]{38}"))
                .body("previousSecretUntil", notNullValue()).extract().path("key");

        assertThat(fresh).isNotEqualTo(key.secret());
        String byOld = createApp(key.secret());
        String byNew = createApp(fresh);
        assertThat(actorsOf(byOld, byNew)).containsOnly(key.id());
    }

    @Test
    void without_an_overlap_the_secret_before_ends_at_once() {
        Made key = make(Map.of("name", "leaked", "scopes", List.of("read")));
        as(key.secret()).get("/admin/apps").then().statusCode(200);

        String fresh = rotate(key, Map.of("overlap", "PT0S")).then().statusCode(200).extract().path("key");

        as(fresh).get("/admin/apps").then().statusCode(200);
        awaitRefused(key.secret(), "api_key_expired");
    }

    @Test
    void a_rotation_without_a_word_takes_the_default_overlap_and_a_second_one_ends_the_oldest_secret() {
        Made key = make(Map.of("name", "twice", "scopes", List.of("read")));

        String until = asOwner().post("/admin/api-keys/{id}/rotate", key.id()).then().statusCode(200).extract()
                .path("previousSecretUntil");
        assertThat(Duration.between(Instant.now(), Instant.parse(until))).isBetween(Duration.ofHours(23), Duration.ofHours(25));
        rotate(key, Map.of()).then().statusCode(200);

        awaitRefused(key.secret(), "api_key_unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = { "P8D", "-PT1H", "1h", "" })
    void an_overlap_that_is_none_is_refused(String overlap) {
        Made key = make(Map.of("name", "kept", "scopes", List.of("read")));

        rotate(key, Map.of("overlap", overlap)).then().statusCode(400).body("errors[0].field", equalTo("overlap"));

        asOwner().get("/admin/api-keys/{id}", key.id()).then().body("previousSecretUntil", nullValue());
    }

    @Test
    void a_repeated_rotation_rotates_once_and_shows_the_secret_once() {
        Made key = make(Map.of("name", "once", "scopes", List.of("read")));

        String fresh = asOwner().header("Idempotency-Key", "rotate-" + key.id()).body(Map.of())
                .post("/admin/api-keys/{id}/rotate", key.id()).then().statusCode(200).extract().path("key");
        asOwner().header("Idempotency-Key", "rotate-" + key.id()).body(Map.of())
                .post("/admin/api-keys/{id}/rotate", key.id()).then().statusCode(200).body("key", nullValue());

        as(fresh).get("/admin/apps").then().statusCode(200);
    }

    @Test
    void a_key_that_has_ended_is_neither_rotated_nor_revived() {
        Made revoked = make(Map.of("name", "revoked", "scopes", List.of("read")));
        asOwner().delete("/admin/api-keys/{id}", revoked.id()).then().statusCode(200);
        asOwner().delete("/admin/api-keys/{id}", revoked.id()).then().statusCode(200);
        Made expired = make(Map.of("name", "expired", "scopes", List.of("read"), "expiresAt", "2020-01-01T00:00:00Z"));

        rotate(revoked, Map.of()).then().statusCode(409).body("code", equalTo("api_key_ended"));
        patch(revoked, Map.of("enabled", true)).then().statusCode(409).body("code", equalTo("api_key_ended"));
        rotate(expired, Map.of()).then().statusCode(409).body("code", equalTo("api_key_ended"));
        assertThat(count("select count(*) from audit_entry where action = 'api_key.revoked' and subject_id = $1", revoked.id()))
                .isEqualTo(1);
    }

    @Test
    void a_key_whose_only_app_is_deleted_reaches_nothing() {
        String app = freshApp();
        String other = freshApp();
        Made key = make(Map.of("name", "bound", "scopes", List.of("admin"), "apps", List.of(app)));

        asOwner().delete("/admin/apps/{app}", app).then().statusCode(204);

        asOwner().get("/admin/api-keys/{id}", key.id()).then().body("apps", equalTo(List.of()));
        as(key.secret()).get("/admin/apps").then().statusCode(200).body("items", equalTo(List.of()));
        as(key.secret()).get("/admin/apps/{app}", other).then().statusCode(404);
        as(key.secret()).body(Map.of("slug", freshSlug(), "name", "x")).post("/admin/apps").then().statusCode(403);
    }

    @Test
    void lists_can_be_narrowed_to_a_status() {
        Made active = make(Map.of("name", "active", "scopes", List.of("read")));
        Made disabled = make(Map.of("name", "disabled", "scopes", List.of("read")));
        patch(disabled, Map.of("enabled", false));
        Made expired = make(Map.of("name", "expired", "scopes", List.of("read"), "expiresAt", "2020-01-01T00:00:00Z"));
        Made revoked = make(Map.of("name", "revoked", "scopes", List.of("read")));
        asOwner().delete("/admin/api-keys/{id}", revoked.id());

        Map.of("active", active, "disabled", disabled, "expired", expired, "revoked", revoked)
                .forEach((status, key) -> asOwner().get("/admin/api-keys?limit=5&status=" + status).then().statusCode(200)
                        .body("items.id", hasItem(key.id())).body("items.key", not(hasItem(notNullValue()))));
        assertThat(asOwner().get("/admin/api-keys?limit=100&status=revoked").<List<String>> path("items.id"))
                .doesNotContain(active.id(), disabled.id(), expired.id());
        asOwner().get("/admin/api-keys?status=lost").then().statusCode(400).body("errors[0].field", equalTo("status"));
    }

    private List<String> actorsOf(String... appIds) {
        List<String> actors = new ArrayList<>();
        for (String app : appIds) {
            StreamSupport.stream(pool.preparedQuery("select actor from audit_entry where subject_id = $1")
                    .executeAndAwait(Tuple.of(app)).spliterator(), false).map(row -> row.getString(0)).forEach(actors::add);
        }
        assertThat(actors).hasSize(appIds.length);
        return actors;
    }

    private long count(String sql, String parameter) {
        return pool.preparedQuery(sql).executeAndAwait(Tuple.of(parameter)).iterator().next().getLong(0);
    }

    private static void awaitRefused(String secret, String code) {
        Awaitility.await().atMost(HEEDED).until(() -> as(secret).get("/admin/apps").statusCode() == 401);
        as(secret).get("/admin/apps").then().statusCode(401).body("code", equalTo(code));
    }

    private static String createApp(String secret) {
        return as(secret).body(Map.of("slug", freshSlug(), "name", "Sample")).post("/admin/apps").then().statusCode(201)
                .extract().path("id");
    }

    private static Made make(Map<String, ?> request) {
        var made = asOwner().body(request).post("/admin/api-keys").then().statusCode(201).extract();
        return new Made(made.path("id"), made.path("key"));
    }

    private static Response patch(Made key, Map<String, ?> change) {
        return asOwner().body(change).patch("/admin/api-keys/{id}", key.id());
    }

    private static Response rotate(Made key, Map<String, ?> request) {
        return asOwner().body(request).post("/admin/api-keys/{id}/rotate", key.id());
    }
}
