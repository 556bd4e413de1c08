package dev.oasis.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.oasis.localstack.stack.LoopbackPort;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;

/**
 * The least that a Vert.x server can do: one event loop, a router, and routes that send fixed bytes. A program of its own, so
 * that it runs as the services do.
 */
public final class BareRoutes {

    /** Before the name of a file of paths. */
    static final String IN_FILE = "@";

    private BareRoutes() {
    }

    /**
     * @param args its port, its port for TLS, certificate and key, the port of the server to copy once at the start, and the
     *        paths to copy: each becomes a route, or all in one file, with a path on each line, one route over a map
     */
    public static void main(String[] args) throws IOException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        Router router = Router.router(vertx);
        int original = Integer.parseInt(args[4]);
        if (args[5].startsWith(IN_FILE)) {
            addMap(router, original, Files.readAllLines(Path.of(args[5].substring(IN_FILE.length()))));
        } else {
            for (String path : List.of(args).subList(5, args.length)) {
                BareAnswer answer = BareAnswer.of(RecordedAnswer.from(original, path));
                router.get(path).handler(answer::send);
            }
        }
        HttpServerOptions tls = new HttpServerOptions().setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions().setCertPath(args[2]).setKeyPath(args[3]));
        vertx.createHttpServer(tls).requestHandler(router).listen(Integer.parseInt(args[1]), LoopbackPort.HOST)
                .compose(listening -> vertx.createHttpServer().requestHandler(router).listen(Integer.parseInt(args[0]),
                        LoopbackPort.HOST))
                .onFailure(failure -> vertx.close());
    }

    private static void addMap(Router router, int original, List<String> paths) throws IOException {
        Map<String, BareAnswer> answers = new HashMap<>();
        for (String path : paths) {
            answers.put(path, BareAnswer.of(RecordedAnswer.from(original, path)));
        }
        router.get().handler(context -> answers.get(context.request().path()).send(context));
    }
}
