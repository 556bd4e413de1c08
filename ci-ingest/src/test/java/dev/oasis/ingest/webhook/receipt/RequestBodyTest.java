package dev.oasis.ingest.webhook.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.oasis.common.web.problem.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** A server that answers each body with its size, or with the code of what is wrong with it. */
class RequestBodyTest {

    private static final int LARGEST = 1_000;
    private static final int ALL_AT_ONCE = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Vertx vertx = Vertx.vertx();
    private final RequestBody bodies = new RequestBody(vertx, LARGEST, ALL_AT_ONCE, PATIENCE);
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private void answer(HttpServerRequest request) {
        bodies.read(request).subscribe().with(body -> {
            int size = body.length();
            bodies.release(body);
            request.response().end(size + " bytes");
        }, failure -> request.response().putHeader("Connection", "close").end(((Problem) failure).code().wireName()));
    }

    /** One request whose body is written piece by piece. */
    private final class Sender implements AutoCloseable {

        private final Socket socket = new Socket("127.0.0.1", server.actualPort());

        private Sender(int announced) throws IOException {
            socket.setSoTimeout(20_000);
            write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + announced + "\r\n\r\n");
        }

        Sender send(int bytes) throws IOException {
            write("x".repeat(bytes));
            return this;
        }

        private void write(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }

        String answer() throws IOException {
            String read = "";
            while (!read.contains("\r\n\r\n") || read.endsWith("\r\n\r\n")) {
                byte[] some = new byte[1_000];
                int length = socket.getInputStream().read(some);
                assertThat(length).as(read).isPositive();
                read += new String(some, 0, length, StandardCharsets.US_ASCII);
            }
            return read.substring(read.indexOf("\r\n\r\n") + 4);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void a_body_may_be_as_large_as_allowed_and_comes_in_pieces() throws IOException {
        try (Sender sender = new Sender(LARGEST)) {
            assertThat(sender.send(400).send(600).answer()).isEqualTo("1000 bytes");
        }
    }

    @Test
    void what_is_announced_too_large_is_refused_before_it_comes() throws IOException {
        try (Sender sender = new Sender(LARGEST + 1)) {
            assertThat(sender.answer()).isEqualTo("body_too_large");
        }
    }

    @Test
    void bodies_that_would_not_fit_beside_those_under_way_come_later() throws IOException {
        try (Sender first = new Sender(LARGEST).send(900)) {
            awaitHeld(900);
            try (Sender second = new Sender(700).send(700)) {
                assertThat(second.answer()).isEqualTo("service_unavailable");
            }
            try (Sender small = new Sender(600).send(600)) {
                assertThat(small.answer()).as("what was refused takes no room").isEqualTo("600 bytes");
            }
            assertThat(first.send(100).answer()).isEqualTo("1000 bytes");
        }
        awaitHeld(0);
    }

    @Test
    void whoever_goes_away_or_never_ends_takes_no_room() throws IOException {
        try (Sender gone = new Sender(LARGEST)) {
            gone.send(900);
            awaitHeld(900);
        }
        awaitHeld(0);
        try (Sender slow = new Sender(LARGEST).send(900)) {
            assertThat(slow.answer()).isEqualTo("malformed_request");
        }
        awaitHeld(0);
    }

    private void awaitHeld(long bytes) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> bodies.held() == bytes);
    }
}
