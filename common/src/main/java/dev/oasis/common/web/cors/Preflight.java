package dev.oasis.common.web.cors;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** A browser's question whether it may send what a page wants to send (Fetch standard, section 4.8). */
public final class Preflight {

    private Preflight() {
    }

    public static boolean is(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS && request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
    }
}
