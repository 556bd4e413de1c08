package dev.oasis.e2e.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Calls to one server over HTTP/1.1, which follow no redirect. May be shared between threads. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String baseUrl;
    private final Optional<String> key;

    private Api(String baseUrl, Optional<String> key) {
        this.baseUrl = baseUrl;
        this.key = key;
    }

    /** @param baseUrl what stands before each path; empty when paths are whole addresses */
    public static Api anonymous(String baseUrl) {
        return new Api(baseUrl, Optional.empty());
    }

    public static Api withKey(String baseUrl, String key) {
        return new Api(baseUrl, Optional.of(key));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).GET();
        headers.forEach(request::header);
        return send(request);
    }

    /** A POST without a body. */
    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    /** @param body what becomes JSON */
    public Answer post(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    /** @param body what becomes JSON */
    public Answer put(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    /** @param body what becomes JSON */
    public Answer patch(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").method("PATCH",
                BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer put(String path, Map<String, String> headers, byte[] content) {
        HttpRequest.Builder request = request(path).PUT(BodyPublishers.ofByteArray(content));
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(PATIENCE);
        key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
