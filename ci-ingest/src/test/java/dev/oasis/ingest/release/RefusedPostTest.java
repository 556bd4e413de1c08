package dev.oasis.ingest.release;

import static dev.oasis.ingest.Door.artifact;
import static dev.oasis.ingest.Door.as;
import static dev.oasis.ingest.Door.installer;
import static dev.oasis.ingest.Door.post;
import static dev.oasis.ingest.Door.release;
import static dev.oasis.ingest.Door.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.ingest.TestApp;
import dev.oasis.ingest.TestBucket;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.kit.SampleSigner;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class RefusedPostTest {

    private static final SampleBundle APPIMAGE = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage");
    private static final String LINUX = "linux-x86_64";
    private static final int LIMIT = 64 * 1024;

    @Inject
    TestDatabase database;
    @Inject
    TestBucket bucket;

    private TestApp app;

    @BeforeEach
    void newApp() {
        app = database.newApp(SampleKeys.publicKey("pw"));
    }

    @ParameterizedTest
    @CsvSource({ "tampered-byte, signature_mismatch, signature", "truncated, signature_mismatch, signature",
            "wrong-key, signature_key_unknown, signature", "sig-other-file, signature_mismatch, signature",
            "sig-empty, signature_missing, signature", "sig-is-url, signature_is_url, signature",
            "sig-not-base64-wrapped, signature_not_base64, signature", "sig-truncated, signature_malformed, signature" })
    void everyBadBundleIsRefused(String fault, String code, String field) {
        refused(release("1.2.0", artifact(app, LINUX, SampleBundle.bad(fault))), 400, code, "artifacts[0]." + field);
    }

    @Test
    void oneBadBundleRefusesTheWholeRelease() {
        refused(release("1.2.0", artifact(app, LINUX, APPIMAGE),
                artifact(app, "linux-aarch64", SampleBundle.bad("tampered-byte"))), 400, "signature_mismatch",
                "artifacts[1].signature");
    }

    @Test
    void aBundleSignedAsAnotherVersionIsRefused() {
        refused(release("1.2.0", artifact(app, LINUX, SampleBundle.good("older", "myapp_1.1.0_amd64.AppImage"))), 400,
                "signed_version_mismatch", "artifacts[0].signature");
    }

    @Test
    void aSignatureEncodedTwiceTooOftenIsRefused() {
        String twice = encode(encode(APPIMAGE.signature()));

        refused(release("1.2.0", artifact(LINUX, twice, upload(app, "a.AppImage", APPIMAGE.bytes()))), 400,
                "signature_double_encoded", "artifacts[0].signature");
    }

    @Test
    void aSignatureTooLongToStoreIsRefused() {
        SampleSigner signer = SampleSigner.create();
        app = database.newApp(signer.publicKey());
        byte[] bytes = SampleFile.DEB.bytes(4096);
        String signature = signer.signPrehashed(bytes, "timestamp:1\tfile:" + "x".repeat(4000) + "\tversion:1.2.0");

        refused(release("1.2.0", artifact(LINUX, signature, upload(app, "a.deb", bytes))), 400, "signature_malformed",
                "artifacts[0].signature");
    }

    @Test
    void aDiskImageIsNoUpdaterBundle() {
        refused(signedBundle(SampleFile.DMG, "darwin-aarch64"), 400, "bundle_is_dmg", "artifacts[0].r2_key");
    }

    @Test
    void aBundleForAnotherSystemIsRefused() {
        refused(signedBundle(SampleFile.NSIS, "darwin-aarch64"), 400, "bundle_kind_mismatch", "artifacts[0].r2_key");
    }

    @Test
    void whatIsNoBundleAtAllIsRefused() {
        SampleSigner signer = SampleSigner.create();
        app = database.newApp(signer.publicKey());
        byte[] bytes = "just text".getBytes(StandardCharsets.UTF_8);

        refused(release("1.2.0",
                artifact(LINUX, signer.sign(bytes, "a.txt", "1.2.0"), upload(app, "a.txt", bytes))), 400,
                "bundle_kind_unknown", "artifacts[0].r2_key");
    }

    @ParameterizedTest
    @ValueSource(strings = { "other-app/x", "{slug}/../other-app/x", "{slug}/./x", "{slug}//x", "{slug}", "{slug}/",
            "/{slug}/x", "{slug}x/y", "{slug}\\\\x" })
    void aKeyOutsideOfTheAppsFolderIsRefused(String template) {
        String key = template.replace("{slug}", app.slug()).replace("\\\\", "\\");

        refused(release("1.2.0", artifact(LINUX, APPIMAGE.signature(), key)), 400, "object_key_foreign",
                "artifacts[0].r2_key");
    }

    @Test
    void anObjectOfAnotherAppIsRefused() {
        TestApp other = database.newApp(SampleKeys.publicKey("pw"));
        String key = upload(other, "a.AppImage", APPIMAGE.bytes());

        refused(release("1.2.0", artifact(LINUX, APPIMAGE.signature(), key)), 400, "object_key_foreign",
                "artifacts[0].r2_key");
        var body = release("1.2.0", artifact(app, LINUX, APPIMAGE));
        body.put("installers", List.of(installer(LINUX, "a.AppImage", key)));
        refused(body, 400, "object_key_foreign", "installers[0].r2_key");
    }

    @Test
    void anObjectThatIsMissingEmptyOrTooLargeIsRefused() {
        refused(release("1.2.0", artifact(LINUX, APPIMAGE.signature(), app.slug() + "/nothing")), 400, "object_not_found",
                "artifacts[0].r2_key");
        refused(release("1.2.0", artifact(LINUX, APPIMAGE.signature(), bucket.put(app.slug() + "/empty", new byte[0]))), 400,
                "object_empty", "artifacts[0].r2_key");
        refused(release("1.2.0",
                artifact(LINUX, APPIMAGE.signature(), bucket.put(app.slug() + "/large", new byte[LIMIT + 1]))), 413,
                "object_too_large", "artifacts[0].r2_key");
        var body = release("1.2.0", artifact(app, LINUX, APPIMAGE));
        body.put("installers", List.of(installer(LINUX, "a.AppImage", app.slug() + "/nothing")));
        refused(body, 400, "object_not_found", "installers[0].r2_key");
    }

    @Test
    void aDuplicatePlatformIsRefused() {
        Map<String, Object> one = artifact(app, LINUX, APPIMAGE);
        refused(release("1.2.0", one, one), 400, "duplicate_platform", "artifacts[1].platform");

        // Two files of one kind, each with a good signature of its own: only reading tells.
        SampleSigner signer = SampleSigner.create();
        app = database.newApp(signer.publicKey());
        refused(release("1.2.0", signed(signer, SampleFile.DEB.bytes(4096, 1)), signed(signer, SampleFile.DEB.bytes(4096, 2))),
                400, "duplicate_platform", "artifacts[1].platform");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.2", "latest", "1.2.0.0", "1.2.0-", "01.2.0", "1.2.0 beta", "18446744073709551616.0.0" })
    void aVersionThatIsNotSemanticIsRefused(String version) {
        refused(release(version, artifact(LINUX, APPIMAGE.signature(), app.slug() + "/x")), 400, "invalid_version", "version");
    }

    @Test
    void anAppWithoutASigningKeyIsToldWhatToCall() {
        app = database.newApp();

        post(app, release("1.2.0", artifact(app, LINUX, APPIMAGE))).then().statusCode(409)
                .body("code", equalTo("app_has_no_signing_key"))
                .body("detail", containsString("/admin/apps/" + app.slug() + "/signing-keys"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"version\":\"1.2.0\",\"artifacts\":[],\"draft\":true} | unknown_field | draft",
            "{\"version\":\"1.2.0\",\"autoPublish\":true} | unknown_field | autoPublish",
            "{\"version\":\"1.2.0\",\"artifacts\":[{\"url\":\"x\"}]} | unknown_field | artifacts[0].url",
            "{\"version\":1,\"artifacts\":[]} | validation_failed | version",
            "{\"version\":\"1.2.0\",\"artifacts\":{}} | validation_failed | artifacts",
            "{\"version\":\"1.2.0\",\"artifacts\":\"x\"} | validation_failed | artifacts",
            "{\"version\":\"1.2.0\",\"artifacts\":[1]} | validation_failed | artifacts[0]",
            "{\"version\":\"1.2.0\",\"artifacts\":[null]} | validation_failed | artifacts[0]",
            "{\"version\":\"1.2.0\",\"artifacts\":[{\"platform\":5}]} | validation_failed | artifacts[0].platform",
            "{\"version\":\"1.2.0\",\"artifacts\":[],\"auto_publish\":\"true\"} | validation_failed | auto_publish",
            "{\"version\":\"1.2.0\",\"artifacts\":[],\"auto_publish\":1} | validation_failed | auto_publish",
            "{\"version\":\"1.2.0\",\"artifacts\":[],\"notes\":[]} | validation_failed | notes",
            "{\"version\":\"1.2.0\",\"artifacts\":[],\"notes\":\"a\\u0000b\"} | validation_failed | notes",
            "{\"version\":\"1.2.0\"} | validation_failed | artifacts",
            "{} | validation_failed | version",
            "{\"version\":\"1.2.0\",\"version\":\"1.2.0\"} | malformed_json | ",
            "{\"version\":\"1.2.0\"}{} | malformed_json | ",
            "[] | malformed_json | ", "null | malformed_json | ", "{\"version\" | malformed_json | ",
            "'' | malformed_json | " })
    void aBodyThatIsNoReleaseIsRefusedByField(String json, String code, String field) {
        refused(json == null ? "" : json, 400, code, field);
    }

    @Test
    void anUnknownQueryParameterIsRefused() {
        as(app.key()).body(release("1.2.0")).post("/ci/apps/{app}/releases?force=true", app.slug())
                .then().statusCode(400).body("code", equalTo("unknown_query_parameter"))
                .body("errors[0].field", equalTo("force"));
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        byte[] body = new byte[1024 * 1024 + 1];
        Arrays.fill(body, (byte) ' ');

        as(app.key()).body(body).post("/ci/apps/{app}/releases", app.slug())
                .then().statusCode(413).body("code", equalTo("body_too_large"));
    }

    @Test
    void aBodyThatIsNotJsonIsRefused() {
        as(app.key()).contentType("text/plain").body("hello").post("/ci/apps/{app}/releases", app.slug())
                .then().statusCode(415).body("code", equalTo("unsupported_media_type"));
    }

    private Map<String, Object> signedBundle(SampleFile file, String platform) {
        SampleSigner signer = SampleSigner.create();
        app = database.newApp(signer.publicKey());
        byte[] bytes = file.bytes(4096);
        String name = file.filename("myapp", "1.2.0");
        return release("1.2.0", artifact(platform, signer.sign(bytes, name, "1.2.0"), upload(app, name, bytes)));
    }

    private Map<String, Object> signed(SampleSigner signer, byte[] bytes) {
        return artifact(LINUX, signer.sign(bytes, "a.deb", "1.2.0"), upload(app, "a.deb", bytes));
    }

    private void refused(Object body, int status, String code, String field) {
        Response answer = post(app, body);

        answer.then().statusCode(status).contentType("application/problem+json")
                .body("code", equalTo(code)).body("traceId", not(nullValue()));
        List<String> fields = answer.path("errors.field");
        assertThat(fields).isEqualTo(field == null ? null : List.of(field));
        assertThat(database.releasesOf(app)).isZero();
        assertThat(database.count("select count(*) from outbox where key = $1", app.id())).isZero();
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
