package dev.oasis.ingest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

@QuarkusTest
@TestProfile(BareProfile.class)
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class RateLimitTest {

    private static final int BURST = BareProfile.BURST;
    /** There is no storage in this profile: what is let through is told so. */
    private static final int ADMITTED = 503;
    private static final String UNKNOWN_KEY = "uk_live_ffffffffffffffffffffffffffffffff";

    @Inject
    TestDatabase database;

    private TestApp app;

    @BeforeEach
    void newApp() {
        app = database.newApp();
    }

    @Test
    void a_key_is_limited_wherever_it_is_used_from() {
        for (int i = 1; i <= BURST; i++) {
            presign("198.51.100." + i, app.key()).then().statusCode(ADMITTED)
                    .header("RateLimit-Policy", equalTo("\"ci\";q=4;w=14400"))
                    .header("RateLimit", matchesPattern("\"ci\";r=" + (BURST - i) + ";t=\\d+"));
        }

        presign("198.51.100.99", app.key()).then().statusCode(429).contentType("application/problem+json")
                .body("code", equalTo("rate_limited")).body("detail", containsString("try again in"))
                .header("Retry-After", Integer::parseInt, greaterThan(3500))
                .header("RateLimit", matchesPattern("\"ci\";r=0;t=\\d+"))
                .header("WWW-Authenticate", nullValue());
        presign("198.51.100.1", database.newKey("ci", app.id())).then().statusCode(ADMITTED);
    }

    @Test
    void bad_credentials_use_up_their_address_and_then_nothing_is_looked_up() {
        String address = "198.51.100.101";
        presign(address, app.key()).then().statusCode(ADMITTED);
        presign(address, UNKNOWN_KEY).then().statusCode(401).body("code", equalTo("api_key_unknown"));
        presign(address, "mistyped").then().statusCode(401).body("code", equalTo("api_key_malformed"));
        presign(address, database.newKeyWith("revoked_at = now()")).then().statusCode(401);
        presign(address, app.key()).then().statusCode(ADMITTED);
        presign(address, UNKNOWN_KEY).then().statusCode(401);

        for (String key : new String[] { UNKNOWN_KEY, "mistyped", app.key() }) {
            presign(address, key).then().statusCode(429).body("code", equalTo("rate_limited"))
                    .body("detail", containsString("failed credentials"));
        }
        presign("198.51.100.102", app.key()).then().statusCode(ADMITTED);
    }

    @Test
    void a_missing_scope_is_no_failed_credential() {
        String reader = database.newKey("read");
        for (int i = 0; i < BURST; i++) {
            presign("198.51.100.103", reader).then().statusCode(403);
        }
        presign("198.51.100.103", app.key()).then().statusCode(ADMITTED);
    }

    @Test
    void what_a_client_says_of_its_address_changes_nothing() {
        for (int i = 0; i < BURST; i++) {
            presign("203.0.113." + i + ", 198.51.100.104", UNKNOWN_KEY).then().statusCode(401);
        }
        presign("203.0.113.99, 198.51.100.104", UNKNOWN_KEY).then().statusCode(429);
    }

    @Test
    void without_credentials_the_network_is_limited() {
        for (int i = 0; i < BURST; i++) {
            anonymous("2001:db8:0:1::" + i).then().statusCode(401).body("code", equalTo("credentials_missing"));
        }
        anonymous("2001:db8:0:1:ffff::1").then().statusCode(429).body("code", equalTo("rate_limited"));
        anonymous("2001:db8:0:2::1").then().statusCode(401);
    }

    @Test
    void probes_and_metrics_are_never_limited() {
        for (int i = 0; i < 3 * BURST; i++) {
            given().get("/health/live").then().statusCode(200);
            given().get("/health/ready").then().statusCode(200);
        }
        given().get("/q/metrics").then().statusCode(200)
                .body(containsString("oasis_ratelimit_refused_total{class=\"login\"}"));
    }

    private static Response anonymous(String client) {
        return given().header("X-Forwarded-For", client).contentType("application/json").body("{}")
                .post("/ci/apps/some/releases");
    }

    private Response presign(String client, String key) {
        return given().header("X-Forwarded-For", client).header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body(Map.of("version", "1.2.0", "platform", "linux-x86_64", "filename", "a.deb", "size", 5))
                .post("/ci/apps/{app}/artifacts/presign", app.slug());
    }
}
