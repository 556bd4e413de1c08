package dev.oasis.common.ratelimit;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.request.RequestGate;
import dev.oasis.common.web.request.RequestPath;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Counts by the client's network what reaches REST without credentials. What brings some to a path that looks at them is
 * counted there, once they are known. Probes and metrics are never counted: an overloaded service must not look dead.
 */
@ApplicationScoped
public class RateLimitGate {

    private static final int PRIORITY = RequestGate.PRIORITY - 2;
    private static final Set<String> NEVER_LIMITED = Set.of("health", "q");
    private static final Set<String> WITH_CREDENTIALS = Set.of("admin", "ci", "analytics");

    private final RateLimiter limiter;

    public RateLimitGate(RateLimiter limiter) {
        this.limiter = limiter;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        String segment = RequestPath.firstSegment(request);
        if (NEVER_LIMITED.contains(segment) || WITH_CREDENTIALS.contains(segment) && bringsCredentials(request)) {
            context.next();
            return;
        }
        RateClass rateClass = RateClass.ofSegment(segment);
        if (rateClass == RateClass.CHECK) {
            checkPublic(context);
        } else {
            limiter.admitNetwork(context, rateClass).subscribe().with(admitted -> context.next(),
                    failure -> refuse(context, failure));
        }
    }

    private void checkPublic(RoutingContext context) {
        try {
            limiter.admitPublic(context, RateClass.CHECK);
        } catch (Problem problem) {
            RequestGate.refuse(context, problem);
            return;
        }
        context.next();
    }

    private static void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof Problem problem) {
            RequestGate.refuse(context, problem);
        } else {
            context.fail(failure);
        }
    }

    private static boolean bringsCredentials(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.AUTHORIZATION) || request.headers().contains(HttpHeaders.COOKIE);
    }
}
