package dev.oasis.localstack.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.localstack.stack.LoopbackPort;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;

class OriginProxyTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static EchoBackend backend;
    private static OriginProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        backend = EchoBackend.start();
        SocketAddress nothing = SocketAddress.inetSocketAddress(LoopbackPort.free(), LoopbackPort.HOST);
        SocketAddress echo = SocketAddress.inetSocketAddress(backend.port(), LoopbackPort.HOST);
        proxy = OriginProxy.start(0, new RouteTable<>(Map.of("down", nothing), echo));
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.close();
        backend.close();
    }

    @Test
    void forwarding_headers_of_the_client_are_replaced_by_what_the_proxy_sees() throws Exception {
        JsonObject seen = echo(request("/echo")
                .header("X-Forwarded-For", "6.6.6.6").header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/evil").header("Forwarded", "for=6.6.6.6"));

        assertThat(seen.getJsonObject("headers").getMap())
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .containsEntry("x-forwarded-proto", "http")
                .containsEntry("x-forwarded-host", "localhost:" + proxy.port())
                .doesNotContainKeys("x-forwarded-prefix", "forwarded");
    }

    @Test
    void raw_braces_and_a_plus_in_path_and_query_arrive_as_they_were_sent() throws Exception {
        String target = "/echo/{{target}}/1.0.0+5?bundle={{bundle_type}}&v=1%2B2";

        assertThat(new JsonObject(raw("GET " + target, "").body()).getString("uri")).isEqualTo(target);
    }

    @Test
    void a_first_line_of_sixteen_kilobytes_gets_through() throws Exception {
        String target = "/echo/" + "a".repeat(15_000);

        assertThat(raw("GET " + target, "").statusLine()).isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void a_large_body_arrives_whole() throws Exception {
        byte[] body = new byte[24 * 1024 * 1024];

        JsonObject seen = echo(request("/echo").expectContinue(true).POST(BodyPublishers.ofByteArray(body)));

        assertThat(seen.getLong("length")).isEqualTo(body.length);
    }

    @Test
    void an_empty_answer_stays_empty() throws Exception {
        RawAnswer answer = raw("GET /status/204", "");

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 204 No Content");
        assertThat(answer.headers()).doesNotContain("transfer-encoding").doesNotContain("content-length");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void not_modified_keeps_its_etag_and_has_no_body() throws Exception {
        RawAnswer answer = raw("GET /status/304", "");

        assertThat(answer.statusLine()).startsWith("HTTP/1.1 304");
        assertThat(answer.headers()).contains("etag: \"e\"").doesNotContain("transfer-encoding");
    }

    @Test
    void a_redirect_is_passed_on_and_not_followed() throws Exception {
        RawAnswer answer = raw("GET /status/302", "");

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 302 Found");
        assertThat(answer.headers()).contains("location: https://example.org/file?x=%2B");
    }

    @Test
    void head_answers_the_length_of_the_body_that_get_would_have() throws Exception {
        RawAnswer answer = raw("HEAD /range", "");

        assertThat(answer.headers()).contains("content-length: 10");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_range_is_asked_for_and_answered_unchanged() throws Exception {
        RawAnswer answer = raw("GET /range", "Range: bytes=2-4\r\n");

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 206 Partial Content");
        assertThat(answer.headers()).contains("content-range: bytes 2-4/10");
        assertThat(answer.body()).isEqualTo("234");
    }

    @Test
    void a_backend_that_is_down_gives_a_problem_that_says_so() throws Exception {
        HttpResponse<String> answer = CLIENT.send(request("/down/x").POST(BodyPublishers.ofString("{}")).build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new JsonObject(answer.body()).getMap())
                .containsEntry("status", 503).containsEntry("code", "service_unavailable")
                .containsKeys("type", "title", "detail");
    }

    @Test
    void a_backend_that_breaks_off_before_it_answers_gives_the_same_problem() throws Exception {
        RawAnswer answer = raw("GET /break", "");

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 503 Service Unavailable");
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("service_unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/q", "/q/metrics", "//q/metrics", "/%71/metrics", "/./q/health", "/echo/../q/metrics" })
    void the_inner_pages_of_a_service_are_hidden_in_every_spelling(String path) throws Exception {
        RawAnswer answer = raw("GET " + path, "");

        assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 404 Not Found");
        assertThat(answer.headers()).contains("content-type: application/problem+json");
    }

    @Test
    void a_path_that_is_no_path_is_refused() throws Exception {
        assertThat(raw("GET /%zz", "").statusLine()).isEqualTo("HTTP/1.1 400 Bad Request");
    }

    @Test
    void a_web_socket_talks_through_the_proxy_both_ways() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = CLIENT.newWebSocketBuilder().header("X-Forwarded-For", "6.6.6.6")
                .buildAsync(URI.create("ws://localhost:" + proxy.port() + "/ws"), new FirstMessage(answer)).get();

        socket.sendText("hello", true).get();

        assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo("hello from 127.0.0.1");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get();
    }

    @Test
    void a_web_socket_to_a_backend_that_is_down_is_refused_with_503() {
        assertThatThrownBy(() -> CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + proxy.port() + "/down"), new FirstMessage(new CompletableFuture<>()))
                .get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause().isInstanceOfSatisfying(WebSocketHandshakeException.class,
                        refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(503));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + proxy.port() + path));
    }

    private static JsonObject echo(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new JsonObject(CLIENT.send(request.build(), BodyHandlers.ofString()).body());
    }

    /** Sends what java.net.http would refuse to send, and shows the answer as it is on the wire. */
    private static RawAnswer raw(String line, String headers) throws IOException {
        try (Socket socket = new Socket(LoopbackPort.HOST, proxy.port())) {
            socket.getOutputStream().write((line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String status = reader.readLine();
            StringBuilder head = new StringBuilder();
            for (String next = reader.readLine(); next != null && !next.isEmpty(); next = reader.readLine()) {
                int colon = next.indexOf(':');
                head.append(next.substring(0, colon).toLowerCase()).append(next.substring(colon)).append('\n');
            }
            StringBuilder body = new StringBuilder();
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                body.append((char) next);
            }
            return new RawAnswer(status, head.toString(), body.toString());
        }
    }

    private record RawAnswer(String statusLine, String headers, String body) {
    }

    private record FirstMessage(CompletableFuture<String> message) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            message.complete(data.toString());
            return null;
        }
    }
}
