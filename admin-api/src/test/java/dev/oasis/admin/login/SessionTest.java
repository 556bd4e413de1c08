package dev.oasis.admin.login;

import static dev.oasis.admin.Api.as;
import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshSlug;
import static dev.oasis.admin.Api.ownerKey;
import static dev.oasis.admin.login.People.bearerToken;
import static dev.oasis.admin.login.People.code;
import static dev.oasis.admin.login.People.headers;
import static dev.oasis.admin.login.People.loggedIn;
import static dev.oasis.admin.login.People.me;
import static dev.oasis.admin.login.People.role;
import static dev.oasis.admin.login.People.script;
import static dev.oasis.testkit.login.LoginProvidersResource.ORIGIN;
import static dev.oasis.testkit.login.LoginProvidersResource.SESSION_SECRET;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import dev.oasis.testkit.login.Browser;
import dev.oasis.testkit.login.LoginProvidersResource;
import dev.oasis.testkit.login.Page;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = LoginProvidersResource.class, scope = TestResourceScope.GLOBAL)
class SessionTest {

    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final String COOKIE = "__Host-oasis_session";

    @Test
    void unsafeRequestsNeedOriginAndTokenOfTheSession() {
        Browser browser = loggedIn(role("admin"));
        String token = me(browser).getString("csrfToken");
        String other = me(loggedIn(role("admin"))).getString("csrfToken");
        String json = "{\"slug\": \"" + freshSlug() + "\", \"name\": \"Made in a browser\"}";

        assertThat(code(post(browser, json, Map.of()))).isEqualTo("origin_refused");
        assertThat(code(post(browser, json, Map.of("X-CSRF-Token", token)))).isEqualTo("origin_refused");
        assertThat(code(post(browser, json, Map.of("X-CSRF-Token", token, "Origin", "https://evil.example.test"))))
                .isEqualTo("origin_refused");
        assertThat(code(post(browser, json, Map.of("X-CSRF-Token", token, "Origin", "null")))).isEqualTo("origin_refused");
        assertThat(code(post(browser, json, Map.of("Origin", ORIGIN)))).isEqualTo("csrf_token_invalid");
        assertThat(code(post(browser, json, headers("wrong")))).isEqualTo("csrf_token_invalid");
        assertThat(code(post(browser, json, headers(other)))).isEqualTo("csrf_token_invalid");
        assertThat(browser.open("/admin/apps").status()).isEqualTo(200);

        assertThat(post(browser, json, headers(token)).status()).isEqualTo(201);
    }

    @Test
    void cookieAndAuthorizationAtOnceAreRefused() {
        Browser browser = loggedIn(role("viewer"));

        Page refused = browser.script("GET", "/admin/apps", null, Map.of("Authorization", "Bearer " + ownerKey()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(code(refused)).isEqualTo("credentials_ambiguous");
    }

    @Test
    void bearerTokenOfASessionWorksWithoutCsrf() {
        Browser browser = loggedIn(role("admin"));
        String token = bearerToken(browser);

        as(token).get("/auth/me").then().statusCode(200).body("id", equalTo(me(browser).getString("id")))
                .body("csrfToken", nullValue());
        as(token).body(Map.of("slug", freshSlug(), "name", "Made by a script")).post("/admin/apps").then().statusCode(201);
        given().cookie(COOKIE, token).header("Origin", ORIGIN).header("X-CSRF-Token", "").post("/auth/logout")
                .then().statusCode(403).body("code", equalTo("csrf_token_invalid"));
    }

    @Test
    void logoutEndsTheSessionAlsoAsBearerToken() {
        Browser browser = loggedIn(role("viewer"));
        String cookie = browser.cookie(COOKIE).orElseThrow();
        String token = bearerToken(browser);
        as(cookie).get("/auth/me").then().statusCode(200);

        Page out = script(browser, "POST", "/auth/logout", null);

        assertThat(out.status()).isEqualTo(204);
        assertThat(browser.cookie(COOKIE)).isEmpty();
        as(cookie).get("/auth/me").then().statusCode(401).body("code", equalTo("session_ended"));
        as(token).get("/auth/me").then().statusCode(401).body("code", equalTo("session_ended"));
        given().cookie(COOKIE, cookie).get("/auth/me").then().statusCode(401).body("code", equalTo("session_ended"));
    }

    @Test
    void disabledPersonIsOutWithinFiveSeconds() {
        Browser browser = loggedIn(role("viewer"));
        String id = me(browser).getString("id");

        asOwner().body(Map.of("disabled", true)).patch("/admin/users/{id}", id).then().statusCode(200)
                .body("disabled", equalTo(true));

        Awaitility.await().atMost(AT_MOST)
                .untilAsserted(() -> assertThat(code(browser.open("/auth/me"))).isEqualTo("user_disabled"));
        asOwner().body(Map.of("disabled", false)).patch("/admin/users/{id}", id).then().statusCode(200);
        Awaitility.await().atMost(AT_MOST)
                .untilAsserted(() -> assertThat(code(browser.open("/auth/me"))).isEqualTo("session_ended"));
    }

    @Test
    void changedRoleCountsWithinFiveSeconds() {
        Browser browser = loggedIn(role("viewer"));
        String id = me(browser).getString("id");
        String json = "{\"slug\": \"" + freshSlug() + "\", \"name\": \"x\"}";
        assertThat(script(browser, "POST", "/admin/apps", json).status()).isEqualTo(403);

        asOwner().body(Map.of("roles", role("admin"))).patch("/admin/users/{id}", id).then().statusCode(200);

        Awaitility.await().atMost(AT_MOST)
                .untilAsserted(() -> assertThat(script(browser, "POST", "/admin/apps", json).status()).isEqualTo(201));
    }

    @Test
    void roleOnOneAppSeesNoOtherAndMayNoMore() {
        String own = freshApp();
        String other = freshApp();
        Browser viewer = loggedIn(role("viewer", own));
        Browser developer = loggedIn(role("developer", own));
        String release = "{\"version\": \"1.0.0\"}";

        assertThat(viewer.open("/admin/apps/" + own).status()).isEqualTo(200);
        assertThat(viewer.open("/admin/apps/" + other).status()).isEqualTo(404);
        assertThat(code(script(viewer, "POST", "/admin/apps/" + own + "/releases", release))).isEqualTo("scope_missing");
        assertThat(script(viewer, "POST", "/admin/apps/" + other + "/releases", release).status()).isIn(403, 404);
        assertThat(script(developer, "POST", "/admin/apps/" + own + "/releases", release).status()).isEqualTo(201);
        assertThat(script(developer, "POST", "/admin/apps/" + other + "/releases", release).status()).isEqualTo(404);
        assertThat(developer.open("/admin/users").status()).isEqualTo(403);
    }

    @Test
    void tokensOfSomebodyElseOpenNothing() {
        Browser browser = loggedIn(role("owner"));
        String[] parts = browser.cookie(COOKIE).orElseThrow().split("\\.");
        String unsigned = encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        String flipped = parts[0] + "." + parts[1] + "." + (parts[2].startsWith("A") ? "B" : "A") + parts[2].substring(1);
        String otherAlgorithm = encoded("{\"alg\":\"HS512\",\"typ\":\"JWT\"}") + "." + parts[1] + "." + parts[2];

        for (String forged : List.of(unsigned, flipped, otherAlgorithm, parts[0] + "." + parts[1] + ".", "a.b.c")) {
            as(forged).get("/auth/me").then().statusCode(401).body("code", equalTo("session_invalid"));
            given().cookie(COOKIE, forged).get("/auth/me").then().statusCode(401).body("code", equalTo("session_invalid"));
        }
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .doesNotContain(SESSION_SECRET);
    }

    @Test
    void keysHaveNoSession() {
        asOwner().get("/auth/me").then().statusCode(200).body("kind", equalTo("key")).body("sessionId", nullValue())
                .body("grants.scope", equalTo(List.of("owner")));
        asOwner().post("/auth/token").then().statusCode(403).body("code", equalTo("scope_missing"));
        asOwner().post("/auth/logout").then().statusCode(403);
        given().get("/auth/me").then().statusCode(401).body("code", equalTo("credentials_missing"));
    }

    private static Page post(Browser browser, String json, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return browser.script("POST", "/admin/apps", json, all);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
