package dev.oasis.common.web.request;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemBody;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Turns away, before anything else looks at it, what no route can serve: a body that is announced too large, a path or query
 * with a NUL character, and a path that cannot be decoded, at which the router itself would fail. Runs on the event loop.
 */
@ApplicationScoped
public class RequestGate {

    /** As a Quarkus filter: high ones come first. */
    public static final int PRIORITY = 900;

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final long maxBodySize;

    public RequestGate(RequestLimits limits) {
        this.maxBodySize = limits.maxBodySize().asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        if (announcedLength(context) > maxBodySize) {
            refuse(context, Problem.of(ProblemCode.BODY_TOO_LARGE,
                    "Send at most " + maxBodySize + " bytes."));
        } else if (hasNul(context.request().uri())) {
            refuse(context, Problem.of(ProblemCode.MALFORMED_REQUEST, "Leave NUL characters out of path and query."));
        } else if (hasBrokenEscape(context.request().path())) {
            refuse(context, Problem.of(ProblemCode.MALFORMED_REQUEST,
                    "A percent sign in the path must be followed by two hexadecimal digits."));
        } else if (isProbe(context) && !READING.contains(context.request().method())) {
            refuse(context, Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "Ask for health with GET."));
        } else {
            context.next();
        }
    }

    // The route behind it would answer whatever the method.
    private static boolean isProbe(RoutingContext context) {
        String path = context.request().path();
        return path.equals("/health") || path.startsWith("/health/");
    }

    /** Answers a problem from outside of REST. */
    public static void refuse(RoutingContext context, Problem problem) {
        var response = context.response().setStatusCode(problem.code().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.retryAfter().ifPresent(delay -> response.putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(delay.toSeconds())));
        if (problem.code() == ProblemCode.BODY_TOO_LARGE) {
            // The rest of the body is not read: the connection cannot be used again.
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        response.end(ProblemBody.of(problem, RequestTrace.of(context)).toJson().toBuffer());
    }

    private static long announcedLength(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException notANumber) {
            return Long.MAX_VALUE;
        }
    }

    private static boolean hasNul(String uri) {
        int percent = uri.indexOf('%');
        return uri.indexOf('\0') >= 0 || percent >= 0 && uri.toLowerCase(Locale.ROOT).contains("%00");
    }

    private static boolean hasBrokenEscape(String path) {
        for (int percent = path.indexOf('%'); percent >= 0; percent = path.indexOf('%', percent + 1)) {
            if (percent + 2 >= path.length() || Character.digit(path.charAt(percent + 1), 16) < 0
                    || Character.digit(path.charAt(percent + 2), 16) < 0) {
                return true;
            }
        }
        return false;
    }
}
