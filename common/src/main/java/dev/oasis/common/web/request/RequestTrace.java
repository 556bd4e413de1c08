package dev.oasis.common.web.request;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import io.vertx.ext.web.RoutingContext;

/**
 * The trace id of a request: that of the caller's W3C {@code traceparent}, or a fresh one. It stands in every error, audit
 * entry and event that the request causes.
 */
public final class RequestTrace {

    private static final String KEY = "oasis.trace-id";
    private static final Pattern TRACEPARENT = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private RequestTrace() {
    }

    public static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        String header = context.request().getHeader("traceparent");
        var matcher = TRACEPARENT.matcher(header == null ? "" : header);
        String id = matcher.matches() ? matcher.group(1) : fresh();
        context.put(KEY, id);
        return id;
    }

    private static String fresh() {
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
