package dev.oasis.admin.download;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.admin.Api;
import dev.oasis.admin.artifact.UploadedArtifact;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class DownloadResourceTest {

    private static final String PATH = "/admin/apps/{app}/releases/{r}/artifacts/{a}/download-url";

    @Test
    void readerGetsAnAddressForAsLongAsTheyAskAndTheFileUnderItsName() throws Exception {
        UploadedArtifact artifact = uploaded();
        artifact.confirm().then().statusCode(200);
        Instant before = Instant.now();

        var answer = Api.as(Api.keyWith(Map.of("name", "reader", "scopes", new String[] { "read" })))
                .get(PATH + "?ttl=7d", artifact.app(), artifact.release(), artifact.id())
                .then().statusCode(200).header("Cache-Control", "no-store").extract();

        assertThat(Instant.parse(answer.path("expiresAt"))).isBetween(before.plus(Duration.ofDays(7)),
                Instant.now().plus(Duration.ofDays(7)));
        HttpResponse<byte[]> file = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(answer.path("url")))
                .build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(file.body()).isEqualTo(artifact.bundle().bytes());
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"" + artifact.bundle().filename() + "\"");
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/vnd.appimage");
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "8d", "soon" })
    void impossibleLifeIsRefusedByName(String ttl) {
        UploadedArtifact artifact = uploaded();

        asOwner().get(PATH + "?ttl=" + ttl, artifact.app(), artifact.release(), artifact.id())
                .then().statusCode(400).body("code", equalTo("validation_failed")).body("errors[0].field", equalTo("ttl"));
    }

    @Test
    void unconfirmedFileIsNotHandedOut() {
        UploadedArtifact artifact = uploaded();

        asOwner().get(PATH, artifact.app(), artifact.release(), artifact.id())
                .then().statusCode(409).body("code", equalTo("upload_not_confirmed"));
        asOwner().get("/admin/apps/{app}/releases/{r}/installers/{i}/download-url", artifact.app(), artifact.release(),
                artifact.id()).then().statusCode(404).body("code", equalTo("installer_not_found"));
    }

    private static UploadedArtifact uploaded() {
        String app = freshApp();
        return UploadedArtifact.of(app, freshRelease(app, "1.2.0"), "linux-x86_64", "myapp_1.2.0_amd64.AppImage");
    }
}
