package dev.oasis.common.web.request;

import io.vertx.core.http.HttpServerRequest;

/** The path of a request as it was sent. */
public final class RequestPath {

    private RequestPath() {
    }

    /** What stands between the first slash and the second; empty for the root. */
    public static String firstSegment(HttpServerRequest request) {
        String path = request.path();
        int end = path.indexOf('/', 1);
        return path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
    }
}
