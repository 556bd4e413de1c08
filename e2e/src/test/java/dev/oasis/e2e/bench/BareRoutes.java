package dev.oasis.e2e.bench;

import java.io.IOException;

import dev.oasis.e2e.bench.RecordedAnswer.Header;
import dev.oasis.localstack.stack.LoopbackPort;
import io.netty.util.AsciiString;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;

/**
 * The least that a Vert.x server can do: one event loop, a router, and routes that send fixed bytes. A program of its own, so
 * that it runs as the services do.
 */
public final class BareRoutes {

    private BareRoutes() {
    }

    /**
     * @param args its port, its port for TLS, certificate and key, the port of the server to copy once at the start, and the
     *        paths to copy
     */
    public static void main(String[] args) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Router router = Router.router(vertx);
        for (int i = 5; i < args.length; i++) {
            add(router, args[i], RecordedAnswer.from(Integer.parseInt(args[4]), args[i]));
        }
        HttpServerOptions tls = new HttpServerOptions().setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions().setCertPath(args[2]).setKeyPath(args[3]));
        vertx.createHttpServer(tls).requestHandler(router).listen(Integer.parseInt(args[1]), LoopbackPort.HOST)
                .compose(listening -> vertx.createHttpServer().requestHandler(router).listen(Integer.parseInt(args[0]),
                        LoopbackPort.HOST))
                .onFailure(failure -> vertx.close());
    }

    private static void add(Router router, String path, RecordedAnswer answer) {
        AsciiString[] names = answer.headers().stream().map(Header::name).map(AsciiString::new).toArray(AsciiString[]::new);
        AsciiString[] values = answer.headers().stream().map(Header::value).map(AsciiString::new)
                .toArray(AsciiString[]::new);
        Buffer body = Buffer.buffer(answer.body());
        router.get(path).handler(context -> {
            HttpServerResponse response = context.response().setStatusCode(answer.status());
            for (int i = 0; i < names.length; i++) {
                response.putHeader(names[i], values[i]);
            }
            if (body.length() == 0) {
                response.end();
            } else {
                response.end(body);
            }
        });
    }
}
