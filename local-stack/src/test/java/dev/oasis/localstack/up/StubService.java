package dev.oasis.localstack.up;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands for every service in tests of the launcher: just enough of the HTTP contract, state in files so that it survives a
 * restart. It is packed into a jar of its own and may use nothing but the JDK.
 */
public final class StubService {

    private static final Path DATA = Path.of(System.getenv("OASIS_DATA_DIR"));
    private static final Path OWNER_KEY = DATA.resolve("owner-key");
    private static final Path PUBLISHED = DATA.resolveSibling("published");
    private static final AtomicInteger UPLOADS = new AtomicInteger();

    private StubService() {
    }

    public static void main(String[] arguments) throws IOException {
        if (System.getenv("STUB_FAILS") != null && DATA.endsWith("ci-ingest")) {
            System.out.println("the stub was told to fail");
            System.exit(7);
        }
        Files.createDirectories(DATA);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"))), 0);
        server.createContext("/", StubService::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        switch (call) {
            case "GET /health/ready" -> send(exchange, 200, "{}");
            case "POST /admin/api-keys" -> makeKey(exchange);
            case "GET /admin/apps" -> send(exchange, bearer(exchange, ownerKey()) ? 200 : 401, "{}");
            case "POST /admin/apps" -> send(exchange, Files.exists(PUBLISHED) ? 409 : 201, "{}");
            case "POST /ci/apps/demo/artifacts/presign" -> send(exchange, 201, "{\"r2_key\":\"k\",\"method\":\"PUT\",\"url\":\""
                    + System.getenv("OASIS_URL") + "/upload/1\",\"headers\":{\"if-none-match\":\"*\"}}");
            case "PUT /upload/1" -> send(exchange, "*".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    ? 200
                    : 400, "" + UPLOADS.incrementAndGet());
            case "POST /ci/apps/demo/releases" -> publish(exchange, body);
            case "GET /demo/update/linux/x86_64/1.0.0" -> send(exchange, Files.exists(PUBLISHED) ? 200 : 404,
                    "{\"url\":\"" + System.getenv("OASIS_URL") + "/demo/artifacts/1/app\"}");
            default -> variable(exchange);
        }
    }

    private static void makeKey(HttpExchange exchange) throws IOException {
        if (!bearer(exchange, System.getenv("OASIS_BOOTSTRAP_KEY")) || Files.exists(OWNER_KEY)) {
            send(exchange, 403, "{}");
        } else {
            Files.writeString(OWNER_KEY, "uk_live_stub");
            send(exchange, 201, "{\"key\":\"uk_live_stub\"}");
        }
    }

    private static String ownerKey() throws IOException {
        return Files.exists(OWNER_KEY) ? Files.readString(OWNER_KEY) : "none";
    }

    private static boolean bearer(HttpExchange exchange, String key) {
        return ("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static void publish(HttpExchange exchange, String body) throws IOException {
        Files.writeString(PUBLISHED, body);
        send(exchange, 201, "{}");
    }

    /** {@code /<anything>/variable/NAME} tells a variable of this process. */
    private static void variable(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        send(exchange, path.contains("/variable/") ? 200 : 404,
                String.valueOf(System.getenv(path.substring(path.lastIndexOf('/') + 1))));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
