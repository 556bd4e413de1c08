package dev.oasis.update.check;

import dev.oasis.update.answer.RenderedAnswer;
import dev.oasis.update.snapshot.CatalogSnapshot;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Sends answers with the headers that tell caches what they may keep. Without a client id an answer is a pure function of the
 * address and of the headers that {@code Vary} names, and a shared cache may hold it for half a minute, in which a recall is
 * complete. With an id it is that client's alone, and so it is where it depends on the client's network address or updater.
 */
final class CacheRules {

    private static final CharSequence SAID_BY_HEADER = new AsciiString(
            ClientWords.ID_HEADER + ", " + ClientWords.OS_HEADER + ", " + ClientWords.DOWNGRADE_HEADER);
    private static final CharSequence CATALOG_HEADER = new AsciiString("X-Oasis-Catalog");
    private static final CharSequence JSON = new AsciiString("application/json");
    private static final CharSequence SHARED = new AsciiString("public, max-age=0, s-maxage=30");
    private static final CharSequence PRIVATE = new AsciiString("private, no-store");

    private CacheRules() {
    }

    /** Nothing new. */
    static void sendNothing(HttpServerRequest request, CatalogSnapshot catalog, boolean shared) {
        common(request.response(), catalog, shared).setStatusCode(HttpResponseStatus.NO_CONTENT.code()).end();
    }

    static void send(HttpServerRequest request, CatalogSnapshot catalog, RenderedAnswer answer, boolean shared) {
        HttpServerResponse response = common(request.response(), catalog, shared);
        if (shared) {
            response.putHeader(HttpHeaders.ETAG, answer.etag());
            if (answer.matches(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
                response.setStatusCode(HttpResponseStatus.NOT_MODIFIED.code()).end();
                return;
            }
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(answer.body());
    }

    private static HttpServerResponse common(HttpServerResponse response, CatalogSnapshot catalog, boolean shared) {
        return response.putHeader(HttpHeaders.CACHE_CONTROL, shared ? SHARED : PRIVATE)
                .putHeader(HttpHeaders.VARY, SAID_BY_HEADER)
                .putHeader(CATALOG_HEADER, catalog.versionText());
    }
}
