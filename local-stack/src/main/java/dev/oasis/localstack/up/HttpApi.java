package dev.oasis.localstack.up;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonObject;

/** The platform's HTTP interface as the launcher uses it: JSON in and out, with one key. */
final class HttpApi {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUrl;
    private final String key;

    /**
     * @param baseUrl without a slash at its end
     * @param key sent as bearer token
     */
    HttpApi(String baseUrl, String key) {
        this.baseUrl = baseUrl;
        this.key = key;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, JsonObject body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.encode())));
    }

    /** Sends bytes to an absolute, presigned URL, without the key. */
    Answer upload(String method, String url, Map<String, String> headers, byte[] content)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE)
                .method(method, BodyPublishers.ofByteArray(content));
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(PATIENCE).header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    /** A status and a body, which is empty or JSON unless something is wrong. */
    record Answer(int status, String body) {

        JsonObject json() {
            return new JsonObject(body);
        }

        /** This answer if its status is one of {@code expected}; else a failure that shows what came instead. */
        Answer expect(String what, Integer... expected) throws LaunchFailure {
            if (!List.of(expected).contains(status)) {
                throw new LaunchFailure(what + " was answered with " + status + ": " + body);
            }
            return this;
        }
    }
}
