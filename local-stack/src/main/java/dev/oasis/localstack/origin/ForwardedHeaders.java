package dev.oasis.localstack.origin;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/** Says to a service who asked, from this connection alone: what a client claims about it is dropped. */
final class ForwardedHeaders {

    private static final String PREFIX = "x-forwarded-";

    private ForwardedHeaders() {
    }

    /** Rewrites the headers of a request before it is passed on. */
    static void rewrite(HttpServerRequest request) {
        MultiMap headers = request.headers();
        headers.names().stream().filter(ForwardedHeaders::isClaim).toList().forEach(headers::remove);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", "http");
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
        // This server has already said "100 Continue".
        headers.remove("Expect");
    }

    private static boolean isClaim(String name) {
        return name.equalsIgnoreCase("forwarded") || name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }
}
