package dev.oasis.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.oasis.testkit.kit.SampleBundle;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Does what a CI pipeline does: presign, PUT, post. */
public final class Door {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Door() {
    }

    public static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    public static Response presign(TestApp app, Map<String, ?> request) {
        return as(app.key()).body(request).post("/ci/apps/{app}/artifacts/presign", app.slug());
    }

    /** Presigns and uploads a file; answers its key. */
    public static String upload(TestApp app, String filename, byte[] bytes) {
        var presigned = presign(app, Map.of("version", "1.2.0", "platform", "linux-x86_64", "filename", filename, "size",
                bytes.length)).then().statusCode(201).extract();
        assertThat(put(presigned.path("url"), presigned.path("headers"), bytes)).isEqualTo(200);
        return presigned.path("r2_key");
    }

    /** The status that the storage answers. */
    public static int put(String url, Map<String, String> headers, byte[] bytes) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new AssertionError("The storage broke off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Uploads a bundle; answers its entry under {@code artifacts}. */
    public static Map<String, Object> artifact(TestApp app, String platform, SampleBundle bundle) {
        return artifact(platform, bundle.signature(), upload(app, bundle.filename(), bundle.bytes()));
    }

    public static Map<String, Object> artifact(String platform, String signature, String key) {
        return Map.of("platform", platform, "signature", signature, "r2_key", key);
    }

    public static Map<String, Object> installer(String platform, String filename, String key) {
        return Map.of("platform", platform, "filename", filename, "r2_key", key);
    }

    /** A body for {@link #post}, open to changes. */
    @SafeVarargs
    public static Map<String, Object> release(String version, Map<String, Object>... artifacts) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Map<String, Object> artifact : artifacts) {
            all.add(artifact);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("version", version);
        body.put("artifacts", all);
        return body;
    }

    /** @param body a map, or JSON as text */
    public static Response post(TestApp app, Object body) {
        return as(app.key()).body(body).post("/ci/apps/{app}/releases", app.slug());
    }
}
