package dev.oasis.admin.apikey;

import static dev.oasis.admin.Api.BOOTSTRAP_KEY;
import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.keyWith;
import static dev.oasis.admin.Api.ownerKey;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ApiKeyResourceTest {

    @Test
    void secretIsAnsweredOnceAndNeverAgain() {
        String id = asOwner().body(Map.of("name", "ci", "scopes", List.of("ci")))
                .post("/admin/api-keys")
                .then().statusCode(201)
                .body("key", matchesPattern("uk_live_[0-9A-Za-z]{38}"))
                .body("scopes", equalTo(List.of("ci")))
                .body("apps", nullValue())
                .extract().path("id");

        String listed = asOwner().get("/admin/api-keys").then().statusCode(200).extract().asString();
        String got = asOwner().get("/admin/api-keys/{id}", id).then().statusCode(200).body("name", equalTo("ci"))
                .extract().asString();
        assertThat(listed + got).doesNotContain("\"key\"").doesNotContain("secret");
    }

    @Test
    void bootstrapKeyStopsWorkingOnceAnOwnerExists() {
        ownerKey();

        as(BOOTSTRAP_KEY).get("/admin/apps").then().statusCode(401);
    }

    @Test
    void badCredentialsAreToldApart() {
        given().get("/admin/apps").then().statusCode(401).body("code", equalTo("credentials_missing"))
                .header("WWW-Authenticate", "Bearer").contentType("application/problem+json");
        as("nonsense").get("/admin/apps").then().statusCode(401).body("code", equalTo("api_key_malformed"));
        as(ownerKey() + "x").get("/admin/apps").then().statusCode(401).body("code", equalTo("api_key_malformed"));
        as("uk_live_ffffffffffffffffffffffffffffffff").get("/admin/apps")
                .then().statusCode(401).body("code", equalTo("api_key_unknown"));
    }

    @Test
    void revokedKeyIsRefusedWithinSeconds() {
        var created = asOwner().body(Map.of("name", "short-lived", "scopes", List.of("admin"))).post("/admin/api-keys")
                .then().statusCode(201).extract();
        String key = created.path("key");
        as(key).get("/admin/apps").then().statusCode(200);

        asOwner().delete("/admin/api-keys/{id}", created.<String> path("id"))
                .then().statusCode(200).body("revokedAt", not(nullValue()));

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(
                () -> as(key).get("/admin/apps").then().statusCode(401).body("code", equalTo("api_key_revoked")));
    }

    @Test
    void expiredKeyIsRefused() {
        String key = keyWith(Map.of("name", "old", "scopes", List.of("admin"), "expiresAt",
                Instant.now().minusSeconds(5).toString()));

        as(key).get("/admin/apps").then().statusCode(401).body("code", equalTo("api_key_expired"));
    }

    @Test
    void scopesAllowWhatTheySayAndNoMore() {
        String app = freshApp();
        String ci = keyWith(Map.of("name", "ci", "scope", "ci", "appId", app));
        String read = keyWith(Map.of("name", "read", "scopes", List.of("read")));
        String admin = keyWith(Map.of("name", "admin", "scopes", List.of("admin")));

        as(ci).get("/admin/apps/{app}/releases", app).then().statusCode(200);
        as(ci).get("/admin/apps").then().statusCode(403).body("code", equalTo("scope_missing"));
        as(read).get("/admin/apps").then().statusCode(200);
        as(read).body(Map.of("version", "1.0.0")).post("/admin/apps/{app}/releases", app).then().statusCode(403);
        as(admin).get("/admin/api-keys").then().statusCode(403);
        as(admin).body(Map.of("name", "x", "scopes", List.of("owner"))).post("/admin/api-keys").then().statusCode(403);
    }

    @Test
    void badRequestsNameTheField() {
        asOwner().body(Map.of("name", "x", "scopes", List.of("root"))).post("/admin/api-keys")
                .then().statusCode(400).body("errors[0].field", equalTo("scopes"));
        asOwner().body(Map.of("name", "x")).post("/admin/api-keys")
                .then().statusCode(400).body("errors[0].field", equalTo("scopes"));
        asOwner().body(Map.of("scopes", List.of("ci"))).post("/admin/api-keys")
                .then().statusCode(400).body("errors[0].field", equalTo("name"));
        asOwner().body(Map.of("name", "x", "scopes", List.of("ci"), "apps", List.of("no-such-app"))).post("/admin/api-keys")
                .then().statusCode(404).body("code", equalTo("app_not_found"));
        asOwner().body(Map.of("name", "x", "scopes", List.of("ci"), "expiresAt", "tomorrow")).post("/admin/api-keys")
                .then().statusCode(400).body("errors[0].field", equalTo("expiresAt"));
    }

    @Test
    void repeatedCreationUnderOneIdempotencyKeyDoesNotShowTheSecretAgain() {
        var request = Map.of("name", "once", "scopes", List.of("ci"));

        String id = asOwner().header("Idempotency-Key", "k1").body(request).post("/admin/api-keys")
                .then().statusCode(201).body("key", not(nullValue())).extract().path("id");

        asOwner().header("Idempotency-Key", "k1").body(request).post("/admin/api-keys")
                .then().statusCode(201).body("id", equalTo(id)).body("key", nullValue());
    }
}
