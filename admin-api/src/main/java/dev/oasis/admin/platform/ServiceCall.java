package dev.oasis.admin.platform;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import dev.oasis.common.health.HealthStatus;
import dev.oasis.common.health.PlatformHealth.Credentials;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

/**
 * Asks one service how it is. Never fails: one that does not answer is {@code down}, and its sentence says where it was sought.
 */
final class ServiceCall {

    private static final String PATH = "/health/detailed";
    /** Longer than a service waits for its slowest part. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient http;
    private final String name;
    private final URI address;

    ServiceCall(HttpClient http, String name, URI address) {
        this.http = http;
        this.name = name;
        this.address = address;
    }

    Uni<Map<String, Object>> ask(Optional<Credentials> operator) {
        return Uni.createFrom().completionStage(() -> send(operator).toCompletionStage())
                .onFailure().recoverWithItem(failure -> Map.of("status", HealthStatus.DOWN.wireName(), "detail",
                        name + " does not answer at " + address + "; see that it runs and that oasis.platform.services." + name
                                + " leads to it."));
    }

    private Future<Map<String, Object>> send(Optional<Credentials> operator) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET)
                .setHost(address.getHost()).setPort(port()).setSsl("https".equals(address.getScheme())).setURI(PATH)
                .setConnectTimeout(PATIENCE.toMillis()).setIdleTimeout(PATIENCE.toMillis()).setTimeout(PATIENCE.toMillis());
        operator.map(Credentials::authorization).ifPresent(value -> options.putHeader(HttpHeaders.AUTHORIZATION, value));
        operator.map(Credentials::cookie).ifPresent(value -> options.putHeader(HttpHeaders.COOKIE, value));
        return http.request(options).compose(HttpClientRequest::send).compose(ServiceCall::body)
                .map(body -> body.toJsonObject().getMap());
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.statusCode() == OK ? response.body()
                : Future.failedFuture("status " + response.statusCode());
    }

    private int port() {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? 443 : 80;
    }
}
