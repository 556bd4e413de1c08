package dev.oasis.admin;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;

import dev.oasis.testkit.kit.SampleKeys;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Calls the API as somebody. The first owner key of a test run is made with the bootstrap key. */
public final class Api {

    public static final String BOOTSTRAP_KEY = "uk_live_0123456789abcdef0123456789abcdef";

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static String ownerKey;

    private Api() {
    }

    public static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    public static RequestSpecification asOwner() {
        return as(ownerKey());
    }

    public static synchronized String ownerKey() {
        if (ownerKey == null) {
            // The schema is made in the background after the start.
            Awaitility.await().atMost(Duration.ofSeconds(30))
                    .until(() -> given().get("/health/ready").statusCode() == 200);
            ownerKey = as(BOOTSTRAP_KEY).body(Map.of("name", "first", "scopes", new String[] { "owner" }))
                    .post("/admin/api-keys").then().statusCode(201).extract().path("key");
        }
        return ownerKey;
    }

    public static String keyWith(Map<String, ?> request) {
        return asOwner().body(request).post("/admin/api-keys").then().statusCode(201).extract().path("key");
    }

    /** A slug that no other test uses. */
    public static String freshSlug() {
        return "app-" + COUNTER.incrementAndGet() + "x";
    }

    /** An app that trusts the sample key {@code pw}; answers its slug. */
    public static String freshApp() {
        String slug = freshSlug();
        asOwner().body(Map.of("slug", slug, "name", "Sample", "publicKey", SampleKeys.publicKey("pw")))
                .post("/admin/apps").then().statusCode(201);
        return slug;
    }

    public static String freshRelease(String slug, String version) {
        return asOwner().body(Map.of("version", version)).post("/admin/apps/{app}/releases", slug)
                .then().statusCode(201).extract().path("id");
    }

    public static Response get(String path, Object... parameters) {
        return asOwner().get(path, parameters);
    }
}
