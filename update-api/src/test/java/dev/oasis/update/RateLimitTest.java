package dev.oasis.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import dev.oasis.update.RawHttp.Answer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** No app is needed: who asks too often is told so before anything is looked up. */
@QuarkusTest
@TestProfile(RateLimitTest.Narrow.class)
@WithTestResource(value = UpdateStackResource.class, scope = TestResourceScope.GLOBAL)
class RateLimitTest {

    private static final int BURST = 4;
    private static final String CHECK = "/nobody/update/linux/x86_64/1.0.0";
    private static final String DOWNLOAD = "/nobody/download/linux-x86_64";

    /** The test is the trusted proxy, so that each case can come from an address of its own. */
    public static class Narrow implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("oasis.http.trusted-proxies", "127.0.0.1",
                    "oasis.rate-limit.check.enabled", "true", "oasis.rate-limit.check.rate", "1/h",
                    "oasis.rate-limit.check.burst", String.valueOf(BURST),
                    "oasis.rate-limit.download.enabled", "true", "oasis.rate-limit.download.rate", "1/h",
                    "oasis.rate-limit.download.burst", String.valueOf(BURST));
        }
    }

    @TestHTTPResource
    URI base;

    private RawHttp http;

    @BeforeEach
    void connect() {
        http = new RawHttp(base.getPort());
    }

    @Test
    void an_address_that_checks_too_often_is_told_when_to_come_back() {
        for (int i = 0; i < BURST; i++) {
            Answer answer = ask("198.51.100.1", CHECK);
            assertThat(answer.status()).isNotEqualTo(429);
            assertThat(answer.header("ratelimit")).isNull();
        }

        Answer refused = ask("198.51.100.1", CHECK);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("\"code\":\"rate_limited\"");
        assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
        assertThat(refused.header("cache-control")).isEqualTo("no-store");
        assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(3500, 3600);
        assertThat(refused.header("ratelimit-policy")).isEqualTo("\"check\";q=4;w=14400");
        assertThat(refused.header("ratelimit")).matches("\"check\";r=0;t=1\\d{4}");
        assertThat(refused.header("access-control-allow-origin")).isEqualTo("*");
        assertThat(ask("198.51.100.2", CHECK).status()).isNotEqualTo(429);
    }

    @Test
    void downloads_are_limited_by_themselves() {
        exhaust("198.51.100.3", DOWNLOAD);

        assertThat(ask("198.51.100.3", CHECK).status()).isNotEqualTo(429);
    }

    @Test
    void every_other_public_call_counts_as_a_check() {
        ask("198.51.100.4", "/nobody/latest.json");
        ask("198.51.100.4", "/nobody/releases/latest");
        http.send("POST", "/nobody/events", "{}", "X-Forwarded-For: 198.51.100.4");
        ask("198.51.100.4", "/nothing/of/the/kind");

        assertThat(ask("198.51.100.4", CHECK).status()).isEqualTo(429);
        assertThat(http.send("POST", "/nobody/events", "{}", "X-Forwarded-For: 198.51.100.4").status()).isEqualTo(429);
    }

    @Test
    void what_a_client_says_of_its_address_changes_nothing() {
        for (int i = 0; i < BURST; i++) {
            ask("203.0.113." + i + ", 198.51.100.5", CHECK);
        }
        assertThat(ask("203.0.113.99, 198.51.100.5", CHECK).status()).isEqualTo(429);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the loopback interface has one address")
    void a_peer_that_is_no_trusted_proxy_cannot_say_who_it_is() {
        RawHttp untrusted = new RawHttp("127.0.0.2", base.getPort());
        for (int i = 0; i < BURST; i++) {
            untrusted.get(CHECK, "X-Forwarded-For: 198.51.100.6");
        }
        assertThat(untrusted.get(CHECK, "X-Forwarded-For: 198.51.100.7").status()).isEqualTo(429);
        assertThat(ask("198.51.100.6", CHECK).status()).isNotEqualTo(429);
    }

    @Test
    void hosts_of_one_ipv6_network_share_a_bucket() {
        for (int i = 0; i < BURST; i++) {
            ask("2001:db8:0:7::" + i, CHECK);
        }
        assertThat(ask("2001:db8:0:7:ffff::1", CHECK).status()).isEqualTo(429);
        assertThat(ask("2001:db8:0:8::1", CHECK).status()).isNotEqualTo(429);
    }

    @Test
    void probes_and_metrics_are_never_limited() {
        exhaust("198.51.100.8", CHECK);

        for (int i = 0; i < 2 * BURST; i++) {
            assertThat(ask("198.51.100.8", "/health/live").status()).isEqualTo(200);
        }
        Answer metrics = ask("198.51.100.8", "/q/metrics");
        assertThat(metrics.body()).contains("oasis_ratelimit_refused_total{class=\"check\"}");
    }

    private void exhaust(String client, String target) {
        for (int i = 0; i < BURST; i++) {
            assertThat(ask(client, target).status()).isNotEqualTo(429);
        }
        assertThat(ask(client, target).status()).isEqualTo(429);
    }

    private Answer ask(String client, String target) {
        return http.get(target, "X-Forwarded-For: " + client);
    }
}
