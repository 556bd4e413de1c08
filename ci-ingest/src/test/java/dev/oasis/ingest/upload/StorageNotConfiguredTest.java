package dev.oasis.ingest.upload;

import static dev.oasis.ingest.Door.artifact;
import static dev.oasis.ingest.Door.post;
import static dev.oasis.ingest.Door.presign;
import static dev.oasis.ingest.Door.release;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import dev.oasis.ingest.BareProfile;
import dev.oasis.ingest.TestApp;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(BareProfile.class)
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class StorageNotConfiguredTest {

    @Inject
    TestDatabase database;

    @Test
    void uploadsAndReleasesSayWhatToSet() {
        TestApp app = database.newApp(SampleKeys.publicKey("pw"));
        SampleBundle deb = SampleBundle.good("pw", "myapp_1.2.0_amd64.deb");

        presign(app, Map.of("version", "1.2.0", "platform", "linux-x86_64", "filename", "a.deb", "size", 5))
                .then().statusCode(503).body("code", equalTo("storage_not_configured"));
        post(app, release("1.2.0", artifact("linux-x86_64", deb.signature(), app.slug() + "/a.deb")))
                .then().statusCode(503).body("code", equalTo("storage_not_configured"));
    }
}
