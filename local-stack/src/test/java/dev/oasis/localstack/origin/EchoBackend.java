package dev.oasis.localstack.origin;

import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;

/** A service that tells what reached it. */
final class EchoBackend implements AutoCloseable {

    private static final String CONTENT = "0123456789";

    private final Vertx vertx;
    private final HttpServer server;

    private EchoBackend(Vertx vertx) {
        this.vertx = vertx;
        this.server = vertx.createHttpServer(new HttpServerOptions().setMaxInitialLineLength(16 * 1024))
                .requestHandler(EchoBackend::answer)
                .webSocketHandler(EchoBackend::greet);
    }

    static EchoBackend start() throws Exception {
        EchoBackend backend = new EchoBackend(Vertx.vertx());
        backend.server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return backend;
    }

    int port() {
        return server.actualPort();
    }

    private static void answer(HttpServerRequest request) {
        String path = request.path();
        if (path.startsWith("/echo")) {
            echo(request);
        } else if (path.equals("/range")) {
            range(request);
        } else if (path.equals("/break")) {
            request.connection().close();
        } else {
            request.response().setStatusCode(Integer.parseInt(path.substring("/status/".length())))
                    .putHeader("ETag", "\"e\"").putHeader("Location", "https://example.org/file?x=%2B").end();
        }
    }

    private static void echo(HttpServerRequest request) {
        JsonObject headers = new JsonObject();
        request.headers().forEach(header -> headers.put(header.getKey().toLowerCase(), header.getValue()));
        request.body().onSuccess(body -> request.response().end(new JsonObject()
                .put("uri", request.uri()).put("headers", headers).put("length", body.length()).toBuffer()));
    }

    private static void range(HttpServerRequest request) {
        if (request.getHeader("Range") == null) {
            request.response().putHeader("Content-Length", Integer.toString(CONTENT.length()));
            request.response().end(request.method().name().equals("HEAD") ? "" : CONTENT);
        } else {
            request.response().setStatusCode(206).putHeader("Content-Range", "bytes 2-4/10").end(CONTENT.substring(2, 5));
        }
    }

    private static void greet(ServerWebSocket socket) {
        String from = socket.headers().get("X-Forwarded-For");
        socket.textMessageHandler(text -> socket.writeTextMessage(text + " from " + from));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
