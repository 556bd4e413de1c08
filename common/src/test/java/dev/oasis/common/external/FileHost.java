package dev.oasis.common.external;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;

/**
 * An HTTPS server on a free loopback port whose certificate is for {@code files.example.test} and {@code mirror.example.test}.
 */
final class FileHost {

    private static final String PASSWORD = "password";

    /** Each request as {@code server name indicated by TLS, Host header, path}. */
    final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Handler<HttpServerRequest>> files = new ConcurrentHashMap<>();
    private final HttpServer server;

    private FileHost(HttpServer server) {
        this.server = server;
    }

    static FileHost start(Vertx vertx, PfxOptions certificate) throws Exception {
        FileHost host = new FileHost(vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0).setSsl(true)
                .setSni(true).setKeyCertOptions(certificate)));
        host.server.requestHandler(host::answer);
        host.server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        return host;
    }

    /** A self-signed certificate, made with the JDK's own tool. */
    static PfxOptions certificate(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("host.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-keyalg", "EC", "-alias", "host", "-dname", "CN=files", "-validity", "2", "-storetype",
                "PKCS12",
                "-ext", "san=dns:files.example.test,dns:mirror.example.test", "-keystore", store.toString(),
                "-storepass", PASSWORD).redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool ended with " + keytool.exitValue());
        }
        return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
    }

    void at(String path, Handler<HttpServerRequest> answer) {
        files.put(path, answer);
    }

    void file(String path, byte[] bytes) {
        at(path, request -> request.response().end(Buffer.buffer(bytes)));
    }

    void redirect(String path, String location) {
        at(path, request -> request.response().setStatusCode(302).putHeader("location", location).end());
    }

    String url(String host, String path) {
        return "https://" + host + ":" + server.actualPort() + path;
    }

    private void answer(HttpServerRequest request) {
        requests.add(request.connection().indicatedServerName() + " " + request.getHeader("host").replaceAll(":.*", "") + " "
                + request.path());
        files.getOrDefault(request.path(), missing -> missing.response().setStatusCode(404).end()).handle(request);
    }
}
