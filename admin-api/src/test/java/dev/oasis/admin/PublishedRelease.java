package dev.oasis.admin;

import static dev.oasis.admin.Api.asOwner;

import java.util.Map;

import dev.oasis.admin.artifact.UploadedArtifact;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleSigner;
import io.restassured.response.Response;

/** Releases of one app that are signed as the version that they are. */
public final class PublishedRelease {

    private static final SampleSigner SIGNER = SampleSigner.create();
    private static final int SIZE = 4096;

    private PublishedRelease() {
    }

    /** An app that trusts the signer; answers its slug. */
    public static String freshApp() {
        String slug = Api.freshSlug();
        asOwner().body(Map.of("slug", slug, "name", "Sample", "publicKey", SIGNER.publicKey())).post("/admin/apps")
                .then().statusCode(201);
        return slug;
    }

    /** A draft with a deb for each of these platforms; answers its id. */
    public static String draft(String app, String version, String... platforms) {
        String release = Api.freshRelease(app, version);
        byte[] bytes = SampleFile.DEB.bytes(SIZE);
        for (String platform : platforms) {
            UploadedArtifact.of(app, release, platform,
                    new SampleBundle("app.deb", bytes, SIGNER.sign(bytes, "app.deb", version))).confirm().then()
                    .statusCode(200);
        }
        return release;
    }

    /** A draft with a deb that is signed without a version, as older tools did it. */
    public static String draftSignedWithoutVersion(String app, String version, String platform) {
        String release = Api.freshRelease(app, version);
        byte[] bytes = SampleFile.DEB.bytes(SIZE);
        UploadedArtifact.of(app, release, platform, new SampleBundle("app.deb", bytes, SIGNER.sign(bytes, "app.deb")))
                .confirm().then().statusCode(200);
        return release;
    }

    /** The same draft, published to everybody. */
    public static String published(String app, String version, String... platforms) {
        String release = draft(app, version, platforms);
        publish(app, release, "{}").then().statusCode(200);
        return release;
    }

    public static Response publish(String app, String release, String body) {
        return asOwner().body(body).post("/admin/apps/{app}/releases/{r}/publish", app, release);
    }
}
