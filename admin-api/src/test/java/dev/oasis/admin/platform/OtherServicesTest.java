package dev.oasis.admin.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.common.health.PlatformHealth.Credentials;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

class OtherServicesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Optional<Credentials> OPERATOR = Optional.of(new Credentials("Bearer key", "session=x"));

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private URI well;

    @BeforeEach
    void serve() throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().get();
        well = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private void answer(HttpServerRequest request) {
        asked.add(request.path() + " " + request.getHeader("Authorization") + " " + request.getHeader("Cookie"));
        request.response().putHeader("content-type", "application/json").end("{\"status\":\"up\",\"uptime\":5}");
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void an_operators_credentials_are_passed_on() {
        assertThat(ask(services(well), OPERATOR)).isEqualTo(Map.of("update-api", Map.of("status", "up", "uptime", 5)));
        assertThat(asked).containsExactly("/health/detailed Bearer key session=x");
    }

    @Test
    void for_everybody_else_one_question_without_credentials_serves_all() {
        OtherServices services = services(well);
        for (int i = 0; i < 50; i++) {
            ask(services, Optional.empty());
        }
        assertThat(asked).containsExactly("/health/detailed null null");
    }

    @Test
    void a_service_that_does_not_answer_is_down_and_says_where_it_was_sought() {
        assertThat(ask(services(URI.create("http://127.0.0.1:1")), OPERATOR).get("update-api")).containsEntry("status", "down")
                .extractingByKey("detail").asString()
                .contains("update-api does not answer at http://127.0.0.1:1").contains("oasis.platform.services.update-api");
    }

    @Test
    void without_addresses_there_is_nobody_to_ask() {
        assertThat(ask(services(null), OPERATOR)).isEmpty();
    }

    @Test
    void credentials_stay_out_of_logs() {
        assertThat(OPERATOR.get().toString()).doesNotContain("key").doesNotContain("session");
    }

    private static Map<String, Map<String, Object>> ask(OtherServices services, Optional<Credentials> operator) {
        return services.services(operator).await().atMost(PATIENCE);
    }

    private OtherServices services(URI updateApi) {
        return new OtherServices(new PlatformConfig() {

            @Override
            public Optional<URI> updateApi() {
                return Optional.ofNullable(updateApi);
            }

            @Override
            public Optional<URI> ciIngest() {
                return Optional.empty();
            }

            @Override
            public Optional<URI> analytics() {
                return Optional.empty();
            }

            @Override
            public Optional<URI> buildRunner() {
                return Optional.empty();
            }
        }, vertx);
    }
}
