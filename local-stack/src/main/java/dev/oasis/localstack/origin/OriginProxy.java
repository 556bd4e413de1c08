package dev.oasis.localstack.origin;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.HttpUtils;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;

/**
 * The proxy server. Bodies are streamed, both ways; a backend that does not answer gives a 503 and the next request tries
 * again. Raw braces in a query get through when the JVM runs with {@code -Dvertx.disableURIValidation=true}.
 */
public final class OriginProxy implements AutoCloseable {

    private static final int LONGEST_FIRST_LINE = 16 * 1024;
    /** Metrics and other inner matters of a service: never for the outside. */
    private static final String HIDDEN_SEGMENT = "q";
    private static final int CONNECTIONS_PER_BACKEND = 256;

    private final Vertx vertx;
    private final RouteTable<SocketAddress> routes;
    private final HttpServer server;
    private final HttpProxy proxy;

    private OriginProxy(Vertx vertx, RouteTable<SocketAddress> routes) {
        this.vertx = vertx;
        this.routes = routes;
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_BACKEND)
                .setMaxInitialLineLength(LONGEST_FIRST_LINE)
                .setMaxHeaderSize(LONGEST_FIRST_LINE)
                .setConnectTimeout(5_000));
        this.proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(true), client)
                .origin(this::connect)
                .addInterceptor(new AnswerRepair());
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setMaxInitialLineLength(LONGEST_FIRST_LINE)
                .setMaxHeaderSize(LONGEST_FIRST_LINE)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false))
                .requestHandler(this::handle);
    }

    /**
     * Starts listening on the loopback interface and returns when it does.
     *
     * @param port 0 for a free one
     */
    public static OriginProxy start(int port, RouteTable<SocketAddress> routes) {
        OriginProxy proxy = new OriginProxy(Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2)), routes);
        await(proxy.server.listen(port, "127.0.0.1"));
        return proxy;
    }

    public int port() {
        return server.actualPort();
    }

    private void handle(HttpServerRequest request) {
        String path;
        try {
            path = normalPath(request);
        } catch (IllegalArgumentException e) {
            answer(request, Problem.BAD_REQUEST);
            return;
        }
        if (RouteTable.firstSegment(path).equals(HIDDEN_SEGMENT)) {
            answer(request, Problem.NOT_FOUND);
            return;
        }
        ForwardedHeaders.rewrite(request);
        proxy.handle(request);
    }

    /** The path as the services' routers see it, so that no spelling ({@code /%71/}, {@code /./q/}) gets around the table. */
    private static String normalPath(HttpServerRequest request) {
        String path = request.path();
        return path == null ? "/" : HttpUtils.normalizePath(path);
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        HttpServerRequest request = context.request().proxiedRequest();
        SocketAddress backend = routes.find(normalPath(request));
        Future<HttpClientRequest> connection = context.client().request(new RequestOptions().setServer(backend));
        if (!HttpUtils.canUpgradeToWebSocket(request)) {
            return connection;
        }
        // A WebSocket's handshake passes no interceptor: answered here, and the proxy never hears of it again.
        return connection.recover(failure -> {
            answer(request, Problem.SERVICE_UNAVAILABLE);
            return Promise.<HttpClientRequest> promise().future();
        });
    }

    private static void answer(HttpServerRequest request, Problem problem) {
        HttpServerResponse response = request.response();
        request.resume();
        response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE).end(problem.body());
    }

    @Override
    public void close() {
        await(server.close());
        await(vertx.close());
    }

    private static <T> void await(Future<T> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The proxy does not start or stop: " + e.getMessage(), e);
        }
    }
}
