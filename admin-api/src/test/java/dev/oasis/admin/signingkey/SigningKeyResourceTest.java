package dev.oasis.admin.signingkey;

import static dev.oasis.admin.Api.asOwner;
import static dev.oasis.admin.Api.freshApp;
import static dev.oasis.admin.Api.freshRelease;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.oasis.admin.artifact.UploadedArtifact;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class SigningKeyResourceTest {

    @Test
    void appTrustsASecondKeyWhileItRotates() {
        String app = freshApp();

        asOwner().body(Map.of("publicKey", SampleKeys.publicKey("nopw") + "\n", "name", "2027"))
                .post("/admin/apps/{app}/signing-keys", app)
                .then().statusCode(201).body("keyId", matchesPattern("[0-9A-F]{16}"))
                .body("publicKey", equalTo(SampleKeys.publicKey("nopw"))).body("name", equalTo("2027"));

        asOwner().get("/admin/apps/{app}/signing-keys", app).then().statusCode(200).body("items.size()", equalTo(2));
        asOwner().body(Map.of("publicKey", SampleKeys.publicKey("nopw"))).post("/admin/apps/{app}/signing-keys", app)
                .then().statusCode(409).body("code", equalTo("signing_key_exists"));
    }

    @Test
    void keyThatSignedALiveReleaseIsKept() {
        String app = freshApp();
        String release = freshRelease(app, "1.2.0");
        UploadedArtifact.of(app, release, "linux-x86_64", "myapp_1.2.0_amd64.AppImage").confirm().then().statusCode(200);
        String key = asOwner().get("/admin/apps/{app}/signing-keys", app).then().extract().path("items[0].id");

        asOwner().delete("/admin/apps/{app}/signing-keys/{k}", app, key)
                .then().statusCode(409).body("code", equalTo("signing_key_in_use"));
        asOwner().delete("/admin/apps/{app}/releases/{r}", app, release).then().statusCode(204);
        asOwner().delete("/admin/apps/{app}/signing-keys/{k}", app, key).then().statusCode(204);
        asOwner().delete("/admin/apps/{app}/signing-keys/{k}", app, key)
                .then().statusCode(404).body("code", equalTo("signing_key_not_found"));
    }
}
