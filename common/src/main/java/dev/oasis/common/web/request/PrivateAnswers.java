package dev.oasis.common.web.request;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;

/** Says of what answers JSON to those with credentials that it is never a page, nor part of one. */
@ApplicationScoped
public class PrivateAnswers {

    private static final int PRIORITY = RequestGate.PRIORITY - 1;
    private static final Set<String> SEGMENTS = Set.of("admin", "analytics", "ci");

    void register(@Observes Filters filters) {
        filters.register(PrivateAnswers::mark, PRIORITY);
    }

    private static void mark(RoutingContext context) {
        if (SEGMENTS.contains(RequestPath.firstSegment(context.request()))) {
            context.response().putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .putHeader("Referrer-Policy", "no-referrer");
        }
        context.next();
    }
}
