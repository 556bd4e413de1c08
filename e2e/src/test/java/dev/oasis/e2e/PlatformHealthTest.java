package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.e2e.platform.FaultTest;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.localstack.up.ServiceDefinition;
import dev.oasis.testkit.stack.StackPart;

/** What operators see of the whole platform while parts of it are away. */
@ExtendWith(PlatformExtension.class)
class PlatformHealthTest {

    private static final String HEALTH = "/health/detailed";
    private static final Duration VISIBLE = Duration.ofSeconds(30);

    private final Platform platform;

    PlatformHealthTest(Platform platform) {
        this.platform = platform;
    }

    @FaultTest
    void what_is_away_shows_and_the_rest_goes_on_answering() {
        await().atMost(VISIBLE).untilAsserted(() -> {
            assertThat(health().get("status").asText()).as("%s", health()).isEqualTo("up");
            for (String service : List.of("update-api", "ci-ingest", "analytics")) {
                assertThat(services().get(service).get("parts").get("database").get("status").asText()).isEqualTo("up");
            }
        });
        assertThat(services().get("update-api").get("parts").fieldNames()).toIterable()
                .containsExactlyInAnyOrder("catalog", "database", "kafka", "spool");

        platform.stop(StackPart.KAFKA);
        await().atMost(VISIBLE).untilAsserted(() -> {
            assertThat(part(health(), "kafka")).isEqualTo("down");
            assertThat(part(health(), "database")).isEqualTo("up");
            assertThat(part(services().get("update-api"), "kafka")).isEqualTo("down");
            assertThat(outcome()).isEqualTo("degraded");
        });
        platform.start(StackPart.KAFKA);

        platform.stop(StackPart.POSTGRES);
        await().atMost(VISIBLE).untilAsserted(() -> {
            assertThat(part(health(), "database")).isEqualTo("down");
            assertThat(part(services().get("update-api"), "database")).isEqualTo("down");
            assertThat(part(services().get("update-api"), "catalog")).isIn("up", "degraded");
            assertThat(outcome()).isEqualTo("down");
        });
        platform.start(StackPart.POSTGRES);

        platform.kill(ServiceDefinition.ANALYTICS);
        await().atMost(VISIBLE).untilAsserted(() -> assertThat(services().get("analytics").get("detail").asText())
                .startsWith("analytics does not answer at " + platform.url(ServiceDefinition.ANALYTICS)));
    }

    private JsonNode health() {
        return platform.administration().get(HEALTH).expect(200).json();
    }

    private JsonNode services() {
        return health().get("services");
    }

    private static String part(JsonNode service, String part) {
        return service.get("parts").get(part).get("status").asText();
    }

    /** What everybody may know, and nothing else. */
    private String outcome() {
        JsonNode health = platform.anonymous(ServiceDefinition.ADMIN_API).get(HEALTH).expect(200).json();
        assertThat(health.fieldNames()).toIterable().containsExactlyInAnyOrder("status", "uptime");
        return health.get("status").asText();
    }
}
