package dev.oasis.ingest.release;

import static dev.oasis.ingest.Door.artifact;
import static dev.oasis.ingest.Door.as;
import static dev.oasis.ingest.Door.installer;
import static dev.oasis.ingest.Door.post;
import static dev.oasis.ingest.Door.release;
import static dev.oasis.ingest.Door.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
class ReleaseResourceTest {

    private static final SampleBundle APPIMAGE = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage");
    private static final SampleBundle MAC = SampleBundle.good("pw", "myapp_1.2.0_aarch64.app.tar.gz");

    @Inject
    TestDatabase database;
    @Inject
    TestBucket bucket;

    private TestApp app;

    @BeforeEach
    void newApp() {
        app = database.newApp(SampleKeys.publicKey("pw"), SampleKeys.publicKey("nopw"));
    }

    @ParameterizedTest
    @CsvSource({ "pw, myapp_1.2.0_aarch64.app.tar.gz, darwin-aarch64, app",
            "pw, myapp_1.2.0_aarch64.app.tar.gz, darwin-universal, app",
            "pw, myapp_1.2.0_amd64.AppImage, linux-x86_64, appimage",
            "pw, myapp_1.2.0_amd64.deb, linux-x86_64, deb",
            "pw, myapp-1.2.0-1.x86_64.rpm, linux-x86_64, rpm",
            "pw, myapp_1.2.0_x64-setup.exe, windows-x86_64, nsis",
            "pw, myapp_1.2.0_x64_en-US.msi, windows-x86_64, msi",
            "nopw, myapp_1.2.0_aarch64.app.tar.gz, darwin-x86_64, app",
            "nopw, myapp_1.2.0_amd64.AppImage, linux-x86_64, appimage",
            "nopw, myapp_1.2.0_x64-setup.exe, windows-x86_64, nsis",
            "archives, myapp_1.2.0_amd64.AppImage.tar.gz, linux-x86_64, appimage-archive",
            "archives, myapp_1.2.0_x64-setup.nsis.zip, windows-x86_64, nsis-archive",
            "archives, myapp_1.2.0_x64_en-US.msi.zip, windows-x86_64, msi-archive" })
    void everyGoodBundleIsTakenForWhatItIs(String folder, String filename, String platform, String kind) {
        SampleBundle bundle = SampleBundle.good(folder, filename);

        post(app, release("v1.2.0", artifact(app, platform, bundle))).then().statusCode(201)
                .body("release.version", equalTo("1.2.0"))
                .body("release.status", equalTo("draft"))
                .body("release.channel", equalTo("stable"))
                .body("release.pubDate", nullValue())
                .body("artifacts", hasSize(1))
                .body("artifacts[0].platform", equalTo(platform))
                .body("artifacts[0].bundle", equalTo(kind))
                .body("artifacts[0].signature", equalTo(bundle.signature().strip()))
                .body("artifacts[0].signedVersion", equalTo("1.2.0"))
                .body("artifacts[0].fileSize", equalTo(bundle.bytes().length))
                .body("artifacts[0].filename", equalTo(filename))
                .body("installers", hasSize(0))
                .body("warnings", nullValue());
    }

    @Test
    void aWholeReleaseIsPublishedInOneCallAndServedFromItsBlobs() {
        String dmg = upload(app, "My App.dmg", SampleFile.DMG.bytes(5000));
        var body = release("1.2.0", artifact(app, "linux-x86_64", APPIMAGE), artifact(app, "darwin-aarch64", MAC));
        body.put("notes", "New: less.");
        body.put("installers", List.of(installer("darwin-aarch64", "My App.dmg", dmg)));
        body.put("auto_publish", true);
        long clock = database.count("select version from catalog_clock");

        var answer = post(app, body).then().statusCode(201)
                .header("Location", containsString("/admin/apps/" + app.slug() + "/releases/"))
                .body("release.status", equalTo("published"))
                .body("release.notes", equalTo("New: less."))
                .body("release.pubDate", notNullValue())
                .body("artifacts.platform", contains("linux-x86_64", "darwin-aarch64"))
                .body("artifacts.downloadUrl[0]", startsWith(
                        "https://updates.example.test/" + app.slug() + "/artifacts/"))
                .body("installers[0].downloadUrl", equalTo(
                        "https://updates.example.test/" + app.slug() + "/download/darwin-aarch64/1.2.0"))
                .body("installers[0].fileSize", equalTo(5000))
                .extract();

        assertThat(blob(answer.path("artifacts[0].sha256"))).isEqualTo(APPIMAGE.bytes());
        assertThat(blob(answer.path("installers[0].sha256"))).isEqualTo(SampleFile.DMG.bytes(5000));
        assertThat(database.count("select version from catalog_clock")).isEqualTo(clock + 1);
        assertThat(database.count("select count(*) from rollout where app_id = $1 and basis_points = 10000", app.id()))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from audit_entry where app_id = $1", app.id())).isEqualTo(5);
        assertThat(database.count("select count(*) from outbox where key = $1", app.id())).isEqualTo(5);
    }

    @Test
    void aBundleOfUnstatedVersionIsTakenWithAWarning() {
        SampleBundle bundle = SampleBundle.good("noversion", "myapp_1.2.0_amd64.AppImage");

        post(app, release("1.2.0", artifact(app, "linux-x86_64", bundle))).then().statusCode(201)
                .body("artifacts[0].signedVersion", nullValue())
                .body("warnings", contains("artifacts[0]: the bundle does not state its version; "
                        + "clients with requireSignedVersion refuse it."));
    }

    @Test
    void aSignatureWithALineEndOrEncodedOnceMoreIsStoredClean() {
        SampleBundle trailing = SampleBundle.bad("sig-trailing-newline");
        String clean = trailing.signature().strip();
        post(app, release("1.2.0", artifact(app, "linux-x86_64", trailing))).then().statusCode(201)
                .body("artifacts[0].signature", equalTo(clean));

        TestApp other = database.newApp(SampleKeys.publicKey("pw"), SampleKeys.publicKey("nopw"));
        String again = Base64.getEncoder().encodeToString(APPIMAGE.signature().getBytes(StandardCharsets.US_ASCII));
        String key = upload(other, APPIMAGE.filename(), APPIMAGE.bytes());
        post(other, release("1.2.0", artifact("linux-x86_64", again, key))).then().statusCode(201)
                .body("artifacts[0].signature", equalTo(APPIMAGE.signature().strip()));
    }

    @Test
    void severalKindsForOnePlatformMakeOneRelease() {
        post(app, release("1.2.0", artifact(app, "linux-x86_64", APPIMAGE),
                artifact(app, "linux-x86_64", SampleBundle.good("pw", "myapp_1.2.0_amd64.deb"))))
                .then().statusCode(201).body("artifacts.bundle", contains("appimage", "deb"));
    }

    @Test
    void anObjectThatCiUploadedByItselfIsTakenBelowTheAppsFolder() {
        String key = bucket.put(app.slug() + "/releases/v1.2.0/größe~1.AppImage", APPIMAGE.bytes());

        post(app, release("1.2.0", artifact("linux-x86_64", APPIMAGE.signature(), key))).then().statusCode(201)
                .body("artifacts[0].r2Key", equalTo(key))
                .body("artifacts[0].filename", equalTo("gr__e_1.AppImage"));
    }

    @Test
    void aPreReleaseGoesToTheChannelOfItsLabel() {
        SampleSigner signer = SampleSigner.create();
        TestApp fresh = database.newApp(signer.publicKey());
        byte[] bytes = SampleFile.DEB.bytes(4096);
        String key = upload(fresh, "a.deb", bytes);
        var body = release("1.4.0-rc.2", artifact("linux-x86_64", signer.sign(bytes, "a.deb", "1.4.0-rc.2"), key));

        post(fresh, body).then().statusCode(201).body("release.channel", equalTo("rc"));
        post(fresh, body).then().statusCode(200).body("release.channel", equalTo("rc"));
        assertThat(database.count("select count(*) from channel where app_id = $1 and name = 'rc'", fresh.id())).isEqualTo(1);
    }

    @Test
    void anAskedChannelIsTakenAndAnUnknownOneRefused() {
        var body = release("1.2.0", artifact(app, "linux-x86_64", APPIMAGE));
        body.put("channel", "nightly");
        post(app, body).then().statusCode(400).body("code", equalTo("channel_unknown"))
                .body("errors[0].field", equalTo("channel"));

        body.put("channel", "beta");
        post(app, body).then().statusCode(201).body("release.channel", equalTo("beta"));
    }

    @Test
    void anAppMayBeNamedByItsId() {
        var body = release("1.2.0", artifact(app, "linux-x86_64", APPIMAGE));

        as(app.key()).body(body).post("/ci/apps/{app}/releases", app.id())
                .then().statusCode(201).body("release.appId", equalTo(app.id()));
    }

    private byte[] blob(String sha256) {
        return bucket.getBelow(app.slug() + "/blobs/" + sha256 + "/");
    }
}
