package dev.oasis.update.routing;

import io.netty.util.AsciiString;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/**
 * Lets the pages of every site read what is public (Fetch standard, section 3.3). Never with credentials, and the same for
 * all origins, so that a shared cache may keep the answer for everybody.
 */
final class PublicCors {

    private static final CharSequence ANY = new AsciiString("*");
    private static final String METHODS = "GET, HEAD, POST";
    private static final String HEADERS = "Content-Type, If-None-Match, X-Oasis-Client, X-Oasis-Downgrade, X-Oasis-OS-Version, "
            + "traceparent";
    private static final String ONE_DAY = "86400";
    private static final int NO_CONTENT = 204;

    private PublicCors() {
    }

    static void allow(HttpServerResponse response) {
        response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
    }

    static void answerPreflight(HttpServerResponse response) {
        response.setStatusCode(NO_CONTENT)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, ONE_DAY)
                .end();
    }
}
