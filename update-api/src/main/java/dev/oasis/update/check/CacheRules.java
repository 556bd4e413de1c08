package dev.oasis.update.check;

import jakarta.inject.Singleton;

import dev.oasis.update.UpdateApiConfig;
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
 * <p>
 * An operator may have every answer name the version of the catalog that it was decided on. It is not for the client to ask
 * for: caches would have to tell those answers apart, each check would have to look, and as the clock counts the changes of
 * all apps, anybody could watch how busy the others are.
 */
@Singleton
public class CacheRules {

    private static final CharSequence SAID_BY_HEADER = new AsciiString(
            ClientWords.ID_HEADER + ", " + ClientWords.OS_HEADER + ", " + ClientWords.DOWNGRADE_HEADER);
    private static final CharSequence CATALOG_HEADER = new AsciiString("X-Oasis-Catalog");
    private static final CharSequence JSON = new AsciiString("application/json");
    private static final CharSequence SHARED = new AsciiString("public, max-age=0, s-maxage=30");
    private static final CharSequence PRIVATE = new AsciiString("private, no-store");

    private final boolean namesCatalog;

    public CacheRules(UpdateApiConfig config) {
        this.namesCatalog = config.debugHeader();
    }

    /** Nothing new. */
    void sendNothing(HttpServerRequest request, CatalogSnapshot catalog, boolean shared) {
        common(request.response(), catalog, shared).setStatusCode(HttpResponseStatus.NO_CONTENT.code()).end();
    }

    void send(HttpServerRequest request, CatalogSnapshot catalog, RenderedAnswer answer, boolean shared) {
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

    private HttpServerResponse common(HttpServerResponse response, CatalogSnapshot catalog, boolean shared) {
        if (namesCatalog) {
            response.putHeader(CATALOG_HEADER, catalog.versionText());
        }
        return response.putHeader(HttpHeaders.CACHE_CONTROL, shared ? SHARED : PRIVATE)
                .putHeader(HttpHeaders.VARY, SAID_BY_HEADER);
    }
}
