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
    private static final String UNKNOWN_KEY = "uk_live_ffffffffffffffffffffffffffffffff";

    /** The test is the trusted proxy, so that each case can come from an address of its own. */
    public static class Narrow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("oasis.http.trusted-proxies", "127.0.0.1",
                    "oasis.rate-limit.admin.enabled", "true", "oasis.rate-limit.admin.rate", "1/h",
                    "oasis.rate-limit.admin.burst", String.valueOf(BURST),
                    "oasis.rate-limit.login.enabled", "true", "oasis.rate-limit.login.rate", "1/h",
                    "oasis.rate-limit.login.burst", String.valueOf(BURST));
        }
    }

    @Test
    void bad_credentials_are_limited_by_address_and_forged_addresses_are_none() {
        for (int i = 0; i < BURST; i++) {
            apps(from("203.0.113." + i + ", 198.51.100.1"), UNKNOWN_KEY).then().statusCode(401);
        }
        apps(from("203.0.113.99, 198.51.100.1"), UNKNOWN_KEY).then().statusCode(429)
                .body("code", equalTo("rate_limited")).header("RateLimit", matchesPattern("\"login\";r=0;t=\\d+"));
        apps(from("198.51.100.2"), UNKNOWN_KEY).then().statusCode(401);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the loopback interface has one address")
    void a_peer_that_is_no_trusted_proxy_cannot_say_who_it_is() {
        for (int i = 0; i < BURST; i++) {
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
