package dev.oasis.common.web.cors;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.oasis.common.web.OriginConfig;
import dev.oasis.common.web.request.RequestGate;
import dev.oasis.common.web.request.RequestPath;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets pages of configured origins call the administration, credentials included. An answer to any other origin has none of
 * these headers, and the browser keeps it from the page. Not Quarkus's own filter: that answers a foreign origin with an
 * empty 403 and, behind a proxy, takes Oasis's own pages for foreign ones.
 */
@ApplicationScoped
public class AdministrationCors {

    private static final int PRIORITY = RequestGate.PRIORITY - 1;
    private static final Set<String> SEGMENTS = Set.of("admin", "auth", "analytics");
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String EXPOSED = "ETag, Location, RateLimit, RateLimit-Policy, Retry-After";
    private static final String TEN_MINUTES = "600";
    private static final int NO_CONTENT = 204;

    private final AllowedOrigins allowed;

    public AdministrationCors(OriginConfig origin, CorsConfig config) {
        this.allowed = new AllowedOrigins(origin.url(), config.origins().orElse(List.of()));
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, PRIORITY);
    }

    private void handle(RoutingContext context) {
        if (!SEGMENTS.contains(RequestPath.firstSegment(context.request()))) {
            context.next();
            return;
        }
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        response.headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (allowed.allows(origin)) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true")
                    .putHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        if (Preflight.is(request)) {
            answerPreflight(request, allowed.allows(origin));
        } else {
            context.next();
        }
    }

    private static void answerPreflight(HttpServerRequest request, boolean allowed) {
        HttpServerResponse response = request.response().setStatusCode(NO_CONTENT);
        if (allowed) {
            response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                    .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, TEN_MINUTES);
            String headers = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
            if (headers != null) {
                response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
            }
        }
        response.end();
    }
}
