package dev.oasis.admin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.oasis.testkit.stack.NarrowLimits;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@TestProfile(RateLimitTest.Narrow.class)
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class RateLimitTest {

    private static final int BURST = 6;
    private static final int FAILURES = 4;
    private static final String UNKNOWN_KEY = "uk_live_ffffffffffffffffffffffffffffffff";

    public static class Narrow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return NarrowLimits.of(Map.of("admin", BURST, "login", FAILURES));
        }
    }

    @Test
    void bad_credentials_are_limited_by_address_and_forged_addresses_are_none() {
        for (int i = 0; i < FAILURES; i++) {
            apps(from("203.0.113." + i + ", 198.51.100.1"), UNKNOWN_KEY).then().statusCode(401);
        }
        apps(from("203.0.113.99, 198.51.100.1"), UNKNOWN_KEY).then().statusCode(429)
                .body("code", equalTo("rate_limited")).header("RateLimit", matchesPattern("\"login\";r=0;t=\\d+"));
        apps(from("198.51.100.2"), UNKNOWN_KEY).then().statusCode(401);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the loopback interface has one address")
    void a_peer_that_is_no_trusted_proxy_cannot_say_who_it_is() {
        for (int i = 0; i < FAILURES; i++) {
            apps(from("198.51.100.3").config(untrustedPeer()), UNKNOWN_KEY).then().statusCode(401);
        }
        apps(from("198.51.100.4").config(untrustedPeer()), UNKNOWN_KEY).then().statusCode(429);
        apps(from("198.51.100.4"), UNKNOWN_KEY).then().statusCode(401);
    }

    @Test
    void without_credentials_the_network_is_limited_but_never_probes() {
        for (int i = 0; i < BURST; i++) {
            from("198.51.100.5").get("/admin/apps").then().statusCode(401)
                    .header("RateLimit-Policy", equalTo("\"admin\";q=6;w=21600"));
        }
        from("198.51.100.5").get("/admin/apps").then().statusCode(429);
        from("198.51.100.5").get("/health/live").then().statusCode(200);
        from("198.51.100.5").get("/health/ready").then().statusCode(not(429));
    }

    @Test
    void guesses_at_the_bootstrap_key_are_failed_credentials() {
        for (int i = 0; i < FAILURES; i++) {
            guess("198.51.100.6").then().statusCode(403).body("code", equalTo("bootstrap_refused"));
        }
        guess("198.51.100.6").then().statusCode(429).body("code", equalTo("rate_limited"))
                .header("RateLimit", matchesPattern("\"login\";r=0;t=\\d+"));
    }

    private static Response guess(String client) {
        return from(client).contentType("application/json").body(Map.of("key", "guess", "provider", "github"))
                .post("/auth/bootstrap");
    }

    private static RestAssuredConfig untrustedPeer() {
        try {
            return RestAssured.config().httpClient(HttpClientConfig.httpClientConfig()
                    .setParam("http.route.local-address", InetAddress.getByName("127.0.0.2")));
        } catch (UnknownHostException never) {
            throw new AssertionError(never);
        }
    }

    private static RequestSpecification from(String client) {
        return given().header("X-Forwarded-For", client);
    }

    private static Response apps(RequestSpecification request, String key) {
        return request.header("Authorization", "Bearer " + key).get("/admin/apps");
    }
}
