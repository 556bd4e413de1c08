package dev.oasis.ingest;

import static dev.oasis.ingest.Door.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class CredentialsTest {

    private static final Map<String, Object> UPLOAD = Map.of("version", "1.2.0", "platform", "linux-x86_64", "filename",
            "a.deb", "size", 5);
    private static final Map<String, Object> RELEASE = Door.release("1.2.0",
            Door.artifact("linux-x86_64", SampleBundle.good("pw", "myapp_1.2.0_amd64.deb").signature(),
                    "x/y"));

    @Inject
    TestDatabase database;

    private TestApp app;

    @BeforeEach
    void newApp() {
        app = database.newApp(SampleKeys.publicKey("pw"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "owner", "admin", "ci", "read,ci" })
    void scopesThatMayUpload(String scopes) {
        as(database.newKey(scopes)).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", app.slug()).then().statusCode(201);
    }

    @Test
    void aKeyWithoutTheScopeIsRefused() {
        refused(database.newKey("read"), 403, "scope_missing");
    }

    @Test
    void aKeyOfAnotherAppSeesNoApp() {
        TestApp other = database.newApp();

        refused(other.key(), 404, "app_not_found");
        refused(database.newKey("admin", other.id()), 404, "app_not_found");
    }

    @Test
    void anAppThatDoesNotExistIsNotFound() {
        as(app.key()).body(UPLOAD).post("/ci/apps/no-such-app/artifacts/presign")
                .then().statusCode(404).body("code", equalTo("app_not_found"));
        as(app.key()).body(RELEASE).post("/ci/apps/no-such-app/releases")
                .then().statusCode(404).body("code", equalTo("app_not_found"));
    }

    @Test
    void keysThatNoLongerWorkAreToldApart() {
        refused(database.newKeyWith("revoked_at = now()"), 401, "api_key_revoked");
        refused(database.newKeyWith("expires_at = now()"), 401, "api_key_expired");
        refused("uk_live_ffffffffffffffffffffffffffffffff", 401, "api_key_unknown");
        refused(app.key() + "x", 401, "api_key_malformed");
        refused("pk_live_nothing", 401, "api_key_malformed");
    }

    @Test
    void withoutCredentialsNothingIsDone() {
        given().contentType("application/json").body(RELEASE).post("/ci/apps/{app}/releases", app.slug())
                .then().statusCode(401).header("WWW-Authenticate", "Bearer").body("code", equalTo("credentials_missing"));
    }

    private void refused(String key, int status, String code) {
        as(key).body(UPLOAD).post("/ci/apps/{app}/artifacts/presign", app.slug())
                .then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
        as(key).body(RELEASE).post("/ci/apps/{app}/releases", app.slug())
                .then().statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }
}
