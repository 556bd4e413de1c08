package dev.oasis.admin.artifact;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ArtifactResourceTest {

    private static final String APPIMAGE = "myapp_1.2.0_amd64.AppImage";

    @ParameterizedTest
    @CsvSource({
            "linux-x86_64,  myapp_1.2.0_amd64.AppImage,   appimage",
            "linux-x86_64,  myapp_1.2.0_amd64.deb,        deb",
            "linux-x86_64,  myapp-1.2.0-1.x86_64.rpm,     rpm",
            "darwin-aarch64,myapp_1.2.0_aarch64.app.tar.gz,app",
            "windows-x86_64,myapp_1.2.0_x64-setup.exe,    nsis",
            "windows-x86_64,myapp_1.2.0_x64_en-US.msi,    msi" })
    void uploadedBundleIsVerifiedOnConfirming(String platform, String filename, String kind) {
        String app = freshApp();
        var artifact = UploadedArtifact.of(app, freshRelease(app, "1.2.0"), platform, filename);

        artifact.confirm().then().statusCode(200)
                .body("verified", equalTo(true))
                .body("bundle", equalTo(kind))
                .body("platform", equalTo(platform))
                .body("signature", equalTo(artifact.bundle().signature()))
                .body("signedVersion", equalTo("1.2.0"))
                .body("fileSize", equalTo(artifact.bundle().bytes().length))
                .body("downloadUrl", containsString("/" + app + "/artifacts/" + artifact.id() + "/" + filename));

        artifact.confirm().then().statusCode(409).body("code", equalTo("artifact_not_pending"));
    }

    @ParameterizedTest
    @CsvSource({ "tampered-byte,signature_mismatch", "truncated,signature_mismatch", "wrong-key,signature_key_unknown",
            "sig-other-file,signature_mismatch", "sig-empty,signature_missing", "sig-is-url,signature_is_url",
            "sig-not-base64-wrapped,signature_not_base64", "sig-truncated,signature_malformed" })
    void badBundleIsRefusedAndStaysUnconfirmed(String fault, String code) {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        var artifact = UploadedArtifact.of(app, release, "linux-x86_64", SampleBundle.bad(fault));

        artifact.confirm().then().statusCode(400).body("code", equalTo(code)).body("errors[0].field", equalTo("signature"));

        asOwner().get("/admin/apps/{app}/releases/{r}/artifacts/{a}", app, release, artifact.id())
                .then().statusCode(200).body("verified", equalTo(false)).body("downloadUrl", nullValue());
    }

    @Test
    void signatureWithLineEndIsCleaned() {
        String app = freshApp();
        var artifact = UploadedArtifact.of(app, freshRelease(app, "1.2.0"), "linux-x86_64",
                SampleBundle.bad("sig-trailing-newline"));

        String stored = artifact.confirm().then().statusCode(200).extract().path("signature");

        assertThat(stored).isEqualTo(artifact.bundle().signature().strip());
    }

    @Test
    void bundleSignedAsAnotherVersionIsRefused() {
        String app = freshApp();
        var artifact = UploadedArtifact.of(app, freshRelease(app, "1.2.0"), "linux-x86_64",
                SampleBundle.good("older", "myapp_1.1.0_amd64.AppImage"));

        artifact.confirm().then().statusCode(400).body("code", equalTo("signed_version_mismatch"));
    }

    @Test
    void bundleForAnotherSystemIsRefused() {
        String app = freshApp();
        var artifact = UploadedArtifact.of(app, freshRelease(app, "1.2.0"), "darwin-aarch64", "myapp_1.2.0_x64-setup.exe");

        artifact.confirm().then().statusCode(400).body("code", equalTo("bundle_kind_mismatch"));
    }

    @Test
    void confirmingWithoutUploadIsRefused() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        String id = asOwner().body(Map.of("platform", "linux-x86_64", "filename", APPIMAGE))
                .post("/admin/apps/{app}/releases/{r}/artifacts/presign", app, release).then().statusCode(201)
                .extract().path("artifactId");

        new UploadedArtifact(app, release, id, SampleBundle.good("pw", APPIMAGE)).confirm()
                .then().statusCode(400).body("code", equalTo("object_not_found"));
    }

    @Test
    void presignedUploadTakesOneBodyOfTheAnnouncedSizeOnly() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        var presigned = asOwner().body(Map.of("platform", "linux-x86_64", "filename", APPIMAGE, "size", 4096))
                .post("/admin/apps/{app}/releases/{r}/artifacts/presign", app, release).then().statusCode(201).extract();
        String url = presigned.path("presignedUrl");
        Map<String, String> headers = presigned.path("headers");

        assertThat(UploadedArtifact.put(url, headers, new byte[4095])).isEqualTo(403);
        assertThat(UploadedArtifact.put(url, headers, new byte[4096])).isEqualTo(200);
        assertThat(UploadedArtifact.put(url, headers, new byte[4096])).isEqualTo(412);
    }

    @Test
    void secondArtifactOfTheSameKindIsAConflictUnlessItReplaces() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        UploadedArtifact.of(app, release, "linux-x86_64", APPIMAGE).confirm().then().statusCode(200);

        UploadedArtifact.of(app, release, "linux-x86_64", APPIMAGE).confirm()
                .then().statusCode(409).body("code", equalTo("artifact_exists"));
        UploadedArtifact.of(app, release, Map.of("platform", "linux-x86_64", "filename", APPIMAGE, "replaceExisting", true),
                SampleBundle.good("pw", APPIMAGE)).confirm().then().statusCode(200);

        asOwner().get("/admin/apps/{app}/releases/{r}/artifacts", app, release)
                .then().body("items.findAll { it.verified }.size()", equalTo(1));
    }

    @Test
    void artifactOfAPublishedReleaseCannotBeDeletedOrAdded() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        var artifact = UploadedArtifact.of(app, release, "linux-x86_64", APPIMAGE);
        artifact.confirm();
        asOwner().post("/admin/apps/{app}/releases/{r}/publish", app, release).then().statusCode(200);

        asOwner().delete("/admin/apps/{app}/releases/{r}/artifacts/{a}", app, release, artifact.id())
                .then().statusCode(409).body("code", equalTo("release_not_draft"));
        asOwner().body(Map.of("platform", "linux-x86_64", "filename", "x.deb"))
                .post("/admin/apps/{app}/releases/{r}/artifacts/presign", app, release).then().statusCode(409);
    }

    @Test
    void badPresignRequestsNameTheField() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        for (var bad : Map.of("platform", Map.of("platform", "amiga", "filename", "a"), "filename",
                Map.of("platform", "linux-x86_64", "filename", "../a"), "size",
                Map.of("platform", "linux-x86_64", "filename", "a", "size", -1)).entrySet()) {
            asOwner().body(bad.getValue()).post("/admin/apps/{app}/releases/{r}/artifacts/presign", app, release)
                    .then().statusCode(400).body("errors[0].field", equalTo(bad.getKey()));
        }
    }

    @Test
    void repeatedPresignAnswersTheSameArtifactWithAFreshAddress() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        var request = Map.of("platform", "linux-x86_64", "filename", APPIMAGE);

        var first = asOwner().header("Idempotency-Key", release).body(request)
                .post("/admin/apps/{app}/releases/{r}/artifacts/presign", app, release).then().statusCode(201).extract();
        var second = asOwner().header("Idempotency-Key", release).body(request)
                .post("/admin/apps/{app}/releases/{r}/artifacts/presign", app, release).then().statusCode(201).extract();

        assertThat(second.<String> path("artifactId")).isEqualTo(first.path("artifactId"));
        assertThat(UploadedArtifact.put(second.path("presignedUrl"), second.path("headers"), new byte[9])).isEqualTo(200);
    }

    @Test
    void refusedAddressGivesItsIdempotencyKeyBack() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");

        for (int i = 0; i < 2; i++) {
            asOwner().header("Idempotency-Key", release)
                    .body(Map.of("platform", "linux-x86_64", "url", "https://127.0.0.1/x", "signature",
                            SampleBundle.good("pw", APPIMAGE).signature()))
                    .post("/admin/apps/{app}/releases/{r}/artifacts", app, release)
                    .then().statusCode(400).body("code", equalTo("external_url_refused"));
        }
    }

    @Test
    void addressOnAHostThatIsNotAllowedIsRefused() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");

        asOwner()
                .body(Map.of("platform", "linux-x86_64", "url", "https://127.0.0.1/secret", "signature",
                        SampleBundle.good("pw", APPIMAGE).signature()))
                .post("/admin/apps/{app}/releases/{r}/artifacts", app, release)
                .then().statusCode(400).body("code", equalTo("external_url_refused")).body("errors[0].field", equalTo("url"));
    }
}
