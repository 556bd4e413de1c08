package dev.oasis.ingest.publishing;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.publishing.PublishingConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;

/** Reads what issuers publish. Redirects are not followed: the operator has named the host that is trusted. */
@ApplicationScoped
class IssuerHttp {

    private static final int OK = 200;
    private static final int MAX_BYTES = 256 * 1024;

    private final HttpClient client;
    private final PublishingConfig config;

    IssuerHttp(Vertx vertx, PublishingConfig config) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) config.timeout().toMillis()).setKeepAlive(false));
        this.config = config;
    }

    /** @return fails for whatever is not a JSON object of status 200, of bearable size and in time */
    Uni<JsonObject> get(URI address) {
        RequestOptions options = new RequestOptions().setAbsoluteURI(address.toString())
                .setTimeout(config.timeout().toMillis()).putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "Oasis");
        return Uni.createFrom().completionStage(() -> client.request(options).compose(HttpClientRequest::send)
                .compose(IssuerHttp::body).map(JsonObject::new).toCompletionStage())
                .ifNoItem().after(config.timeout()).fail();
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        if (response.statusCode() != OK) {
            response.request().reset();
            return Future.failedFuture("status " + response.statusCode());
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer collected = Buffer.buffer();
        response.handler(chunk -> {
            collected.appendBuffer(chunk);
            if (collected.length() > MAX_BYTES) {
                whole.tryFail("more than " + MAX_BYTES + " bytes");
                response.request().reset();
            }
        }).endHandler(end -> whole.tryComplete(collected)).exceptionHandler(whole::tryFail);
        return whole.future();
    }
}
