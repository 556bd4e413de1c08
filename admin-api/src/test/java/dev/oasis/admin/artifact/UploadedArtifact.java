package dev.oasis.admin.artifact;

import static dev.oasis.admin.Api.asOwner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import dev.oasis.testkit.kit.SampleBundle;
import io.restassured.response.Response;

/** A sample bundle that was presigned and uploaded, but not confirmed. */
public record UploadedArtifact(String app, String release, String id, SampleBundle bundle) {

    public static UploadedArtifact of(String app, String release, String platform, String filename) {
        return of(app, release, platform, SampleBundle.good("pw", filename));
    }

    public static UploadedArtifact of(String app, String release, String platform, SampleBundle bundle) {
        return of(app, release, Map.of("platform", platform, "filename", bundle.filename()), bundle);
    }

    static UploadedArtifact of(String app, String release, Map<String, ?> request, SampleBundle bundle) {
        var presigned = asOwner().body(request).post("/admin/apps/{app}/releases/{r}/artifacts/presign", app, release)
                .then().statusCode(201).extract();
        put(presigned.path("presignedUrl"), presigned.path("headers"), bundle.bytes());
        return new UploadedArtifact(app, release, presigned.path("artifactId"), bundle);
    }

    public Response confirm() {
        return confirm(bundle.signature());
    }

    Response confirm(String signature) {
        return asOwner().body(Map.of("signature", signature))
                .post("/admin/apps/{app}/releases/{r}/artifacts/{a}/confirm", app, release, id);
    }

    public static int put(String url, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).PUT(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
