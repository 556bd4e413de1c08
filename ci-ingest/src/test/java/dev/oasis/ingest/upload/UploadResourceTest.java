package dev.oasis.ingest.upload;

import static dev.oasis.ingest.Door.as;
import static dev.oasis.ingest.Door.presign;
import static dev.oasis.ingest.Door.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.common.crypto.Sha256;
import dev.oasis.ingest.TestApp;
import dev.oasis.ingest.TestBucket;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class UploadResourceTest {

    private static final byte[] FILE = "some bytes".getBytes();
    private static final byte[] OTHER = "more bytes".getBytes();
    private static final int FORBIDDEN = 403;
    private static final int PRECONDITION_FAILED = 412;

    @Inject
    TestDatabase database;
    @Inject
    TestBucket bucket;

    private TestApp app;

    @BeforeEach
    void newApp() {
        app = database.newApp();
    }

    @Test
    void aRepeatedCallUnderOneIdempotencyKeyAnswersTheSameObjectKeySignedAnew() {
        var first = as(app.key()).header("Idempotency-Key", app.id()).body(request())
                .post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(201).extract();
        var second = as(app.key()).header("Idempotency-Key", app.id()).body(request())
                .post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(201).extract();

        assertThat(second.<String> path("r2_key")).isEqualTo(first.path("r2_key"));
        assertThat(put(second.path("url"), second.path("headers"), FILE)).isEqualTo(200);
        Map<String, Object> other = request();
        other.put("filename", "other.deb");
        as(app.key()).header("Idempotency-Key", app.id()).body(other)
                .post("/ci/apps/{app}/artifacts/presign", app.slug())
                .then().statusCode(409).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void aPresignedUploadTakesTheFileOnce() {
        var presigned = presign(app, request()).then().statusCode(201)
                .body("r2_key", matchesPattern(app.slug() + "/uploads/[0-9A-Z]{26}/my app.deb"))
                .body("method", equalTo("PUT"))
                .body("headers", equalTo(Map.of("if-none-match", "*")))
                .extract();
        assertThat(Instant.parse(presigned.path("expires_at"))).isBetween(Instant.now().plus(Duration.ofMinutes(55)),
                Instant.now().plus(Duration.ofMinutes(65)));
        String url = presigned.path("url");
        Map<String, String> headers = presigned.path("headers");

        assertThat(put(url, Map.of(), FILE)).isEqualTo(FORBIDDEN);
        assertThat(put(url, headers, "too many bytes".getBytes())).isEqualTo(FORBIDDEN);
        assertThat(put(url, headers, FILE)).isEqualTo(200);
        assertThat(put(url, headers, OTHER)).isEqualTo(PRECONDITION_FAILED);
        assertThat(bucket.get(presigned.path("r2_key"))).isEqualTo(FILE);
    }

    @Test
    void aGivenDigestBindsTheContent() {
        Map<String, Object> request = request();
        request.put("sha256", HexFormat.of().withUpperCase().formatHex(Sha256.of(FILE)));
        request.put("kind", "installer");
        var presigned = presign(app, request).then().statusCode(201).extract();

        assertThat(put(presigned.path("url"), presigned.path("headers"), OTHER)).isBetween(400, 403);
        assertThat(put(presigned.path("url"), presigned.path("headers"), FILE)).isEqualTo(200);
    }

    @Test
    void eachUploadGetsAKeyOfItsOwn() {
        String first = presign(app, request()).path("r2_key");

        assertThat(presign(app, request()).<String> path("r2_key")).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({ "version, 1.2, 400, invalid_version", "version, , 400, validation_failed",
            "platform, amiga, 400, unknown_platform", "platform, , 400, validation_failed",
            "filename, a/b, 400, validation_failed", "filename, .., 400, validation_failed",
            "filename, , 400, validation_failed", "size, 0, 400, validation_failed", "size, -1, 400, validation_failed",
            "size, , 400, validation_failed", "size, 65537, 413, object_too_large", "size, x, 400, validation_failed",
            "sha256, abc, 400, validation_failed", "kind, bundle, 400, validation_failed", "key, x, 400, unknown_field" })
    void aWrongFieldIsRefusedByName(String field, String value, int status, String code) {
        Map<String, Object> request = request();
        request.put(field, field.equals("size") && value != null && value.matches("-?\\d+") ? Long.valueOf(value) : value);

        presign(app, request).then().statusCode(status).contentType("application/problem+json")
                .body("code", equalTo(code)).body("errors[0].field", equalTo(field));
    }

    @Test
    void aSizeBeyondAllNumbersIsRefused() {
        as(app.key()).body("{\"version\":\"1.2.0\",\"platform\":\"linux-x86_64\",\"filename\":\"a\",\"size\":1e30}")
                .post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(400);
        as(app.key()).body("{\"version\":\"1.2.0\",\"platform\":\"linux-x86_64\",\"filename\":\"a\",\"size\":1.5}")
                .post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(400)
                .body("errors[0].field", equalTo("size"));
    }

    @Test
    void anEmptyBodyIsRefused() {
        as(app.key()).post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(400)
                .contentType("application/problem+json");
    }

    private static Map<String, Object> request() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("version", "v1.2.0");
        request.put("platform", "linux-x86_64");
        request.put("filename", "my app.deb");
        request.put("size", FILE.length);
        return request;
    }
}
