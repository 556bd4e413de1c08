package dev.oasis.admin.installer;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.oasis.admin.artifact.UploadedArtifact;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class InstallerResourceTest {

    private static final byte[] DMG = SampleFile.DMG.bytes(8192);

    @Test
    void uploadedInstallerIsMeasuredOnConfirming() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");

        upload(app, release, "darwin-universal", Map.of("displayName", "For any Mac")).then().statusCode(200)
                .body("verified", equalTo(true))
                .body("fileSize", equalTo(DMG.length))
                .body("displayName", equalTo("For any Mac"))
                .body("downloadUrl", containsString("/" + app + "/download/darwin-universal/1.2.0"));

        asOwner().get("/admin/apps/{app}/releases/{r}/installers", app, release)
                .then().statusCode(200).body("items.size()", equalTo(1));
    }

    @Test
    void platformHasOneInstallerUnlessTheNewOneReplaces() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        String first = upload(app, release, "darwin-universal", Map.of()).then().statusCode(200).extract().path("id");

        upload(app, release, "darwin-universal", Map.of())
                .then().statusCode(409).body("code", equalTo("installer_exists"));
        upload(app, release, "darwin-universal", Map.of("replaceExisting", true)).then().statusCode(200);

        asOwner().get("/admin/apps/{app}/releases/{r}/installers/{i}", app, release, first)
                .then().statusCode(404).body("code", equalTo("installer_not_found"));
    }

    @Test
    void installerOfADraftCanBeDeleted() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        String id = upload(app, release, "windows-x86", Map.of()).then().statusCode(200)
                .body("platform", equalTo("windows-i686")).extract().path("id");

        asOwner().delete("/admin/apps/{app}/releases/{r}/installers/{i}", app, release, id).then().statusCode(204);

        asOwner().get("/admin/apps/{app}/releases/{r}/installers", app, release)
                .then().body("items.size()", equalTo(0));
    }

    private static Response upload(String app, String release, String platform, Map<String, ?> options) {
        Map<String, Object> request = new HashMap<>(options);
        request.put("platform", platform);
        request.put("filename", "My App.dmg");
        var presigned = asOwner().body(request).post("/admin/apps/{app}/releases/{r}/installers/presign", app, release)
                .then().statusCode(201).extract();
        assertThat(UploadedArtifact.put(presigned.path("presignedUrl"), presigned.path("headers"), DMG)).isEqualTo(200);
        return asOwner().post("/admin/apps/{app}/releases/{r}/installers/{i}/confirm", app, release,
                presigned.<String> path("installerId"));
    }

    @Test
    void addressOnAHostThatIsNotAllowedIsRefused() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");

        asOwner().body(Map.of("platform", "linux-x86_64", "url", "https://127.0.0.1/secret"))
                .post("/admin/apps/{app}/releases/{r}/installers", app, release)
                .then().statusCode(400).body("code", equalTo("external_url_refused")).body("errors[0].field", equalTo("url"));
    }
}
