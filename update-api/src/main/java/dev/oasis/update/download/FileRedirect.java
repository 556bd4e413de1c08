package dev.oasis.update.download;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.reader.ContentLocation;
import dev.oasis.common.storage.Presigner;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.update.usage.Usage;
import dev.oasis.update.usage.UsageCounting;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Sends a client to the bytes and counts it. The address is fresh each time and never to be kept: it expires. A client that
 * resumes in the middle of a file was counted when it began.
 */
@ApplicationScoped
class FileRedirect {

    private final Presigner presigner;
    private final UsageCounting usage;

    FileRedirect(Presigner presigner, UsageCounting usage) {
        this.presigner = presigner;
        this.usage = usage;
    }

    /** @throws Problem {@code storage_not_configured} for a file in our storage */
    void send(HttpServerRequest request, String location, String filename, Usage download) {
        URI target = ContentLocation.external(location).orElseGet(() -> presigner.get(location, filename));
        request.response().setStatusCode(HttpResponseStatus.FOUND.code())
                .putHeader(HttpHeaders.LOCATION, target.toString())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
        if (request.method() == HttpMethod.GET && startsAtTheBeginning(request.getHeader("Range"))) {
            usage.count(download, request);
        }
    }

    private static boolean startsAtTheBeginning(String range) {
        return range == null || range.startsWith("bytes=0-");
    }
}
