package dev.oasis.localstack.up;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * An app with a signed release, put in the way that CI does it: presign, upload, post the release. The samples were signed by
 * the Tauri command line with a throw-away key.
 */
final class DemoApp {

    static final String SLUG = "demo";
    static final String CHECK = "/" + SLUG + "/update/linux/x86_64/1.0.0";
    private static final String VERSION = "1.2.0";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Sample> SAMPLES = List.of(
            new Sample("linux-x86_64", "myapp_1.2.0_amd64.AppImage"),
            new Sample("darwin-aarch64", "myapp_1.2.0_aarch64.app.tar.gz"),
            new Sample("windows-x86_64", "myapp_1.2.0_x64-setup.exe"));

    private final HttpApi api;

    /** @param api the origin, with an owner's key */
    DemoApp(HttpApi api) {
        this.api = api;
    }

    private record Sample(String platform, String filename) {
    }

    /** Makes the app and its release, if they are not there yet; returns the URL of the bundle that a client is offered. */
    String publish() throws IOException, InterruptedException, LaunchFailure {
        api.post("/admin/apps", new JsonObject()
                .put("slug", SLUG).put("name", "Demo").put("publicKey", text("sample.key.pub")))
                .expect("The request for the demo app", 201, 409);
        JsonArray artifacts = new JsonArray();
        for (Sample sample : SAMPLES) {
            artifacts.add(new JsonObject()
                    .put("platform", sample.platform())
                    .put("signature", text(sample.filename() + ".sig"))
                    .put("r2_key", upload(sample)));
        }
        api.post("/ci/apps/" + SLUG + "/releases", new JsonObject()
                .put("version", VERSION).put("notes", "The first release of the demo app.")
                .put("artifacts", artifacts).put("auto_publish", true))
                .expect("The demo release", 200, 201);
        return awaitOffer();
    }

    private String upload(Sample sample) throws IOException, InterruptedException, LaunchFailure {
        byte[] content = bytes(sample.filename());
        JsonObject presigned = api.post("/ci/apps/" + SLUG + "/artifacts/presign", new JsonObject()
                .put("version", VERSION).put("platform", sample.platform())
                .put("filename", sample.filename()).put("size", content.length))
                .expect("The request for an upload URL", 200, 201).json();
        Map<String, String> headers = new HashMap<>();
        presigned.getJsonObject("headers", new JsonObject()).forEach(
                header -> headers.put(header.getKey(), header.getValue().toString()));
        api.upload(presigned.getString("method", "PUT"), presigned.getString("url"), headers, content)
                .expect("The upload of " + sample.filename(), 200, 201, 204);
        return presigned.getString("r2_key");
    }

    private String awaitOffer() throws IOException, InterruptedException, LaunchFailure {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            HttpApi.Answer answer = api.get(CHECK);
            if (answer.status() == 200) {
                return answer.json().getString("url");
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchFailure("The demo release is published, but after " + PATIENCE.toSeconds() + " s " + CHECK
                        + " still answers " + answer.status() + ".");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static String text(String resource) throws IOException {
        return new String(bytes(resource), StandardCharsets.US_ASCII).strip();
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream stream = DemoApp.class.getResourceAsStream("sample/" + resource)) {
            return stream.readAllBytes();
        }
    }
}
