package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.e2e.platform.Answer;
import dev.oasis.e2e.platform.Api;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.e2e.platform.RawHttp;
import dev.oasis.e2e.platform.ReleasePost;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.e2e.platform.SignedBytes;
import dev.oasis.localstack.up.ServiceDefinition;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleKeys;

/** The whole way of a release, with bundles that the Tauri command line has signed. */
@ExtendWith(PlatformExtension.class)
class ReleasePathTest {

    private static final String VERSION = "1.2.0";
    private static final String PUBLIC_KEY = SampleKeys.publicKey("pw");
    private static final SampleBundle APPIMAGE = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage");
    private static final SampleBundle MAC = SampleBundle.good("pw", "myapp_1.2.0_aarch64.app.tar.gz");
    private static final SampleBundle DEB = SampleBundle.good("pw", "myapp_1.2.0_amd64.deb");
    private static final SampleBundle SETUP = SampleBundle.good("pw", "myapp_1.2.0_x64-setup.exe");
    private static final String CHECK = "/update/linux/x86_64/1.0.0";
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration VISIBLE = Duration.ofSeconds(2);
    private static final Duration COUNTED = Duration.ofSeconds(5);

    private final Platform platform;
    private final SampleApp app;

    ReleasePathTest(Platform platform) {
        this.platform = platform;
        this.app = SampleApp.create(platform, PUBLIC_KEY);
        await().atMost(VISIBLE).pollInterval(POLL).until(() -> app.open(CHECK).status() == 204);
    }

    @Test
    void a_draft_is_published_offered_downloaded_verified_and_counted_once() {
        JsonNode posted = app.post(wholeRelease()).expect(201).json();
        assertThat(posted.at("/release/status").asText()).isEqualTo("draft");
        assertThat(app.open(CHECK).status()).as("a draft is offered to nobody").isEqualTo(204);

        JsonNode published = app.publish(posted.at("/release/id").asText());
        Answer offer = awaitOffer();
        assertThat(offer.text()).isEqualTo(offerOf(published, artifact(posted, "appimage")));
        assertThat(app.open("/update/linux/x86_64/1.2.0").status()).isEqualTo(204);

        Answer redirect = Api.anonymous("").get(offer.json().get("url").asText()).expect(302);
        assertThat(redirect.header("Cache-Control")).contains("no-store");
        byte[] downloaded = follow(redirect).bytes();
        assertThat(downloaded).isEqualTo(APPIMAGE.bytes());
        SignedBytes.verify(PUBLIC_KEY, offer.json().get("signature").asText(), downloaded);
        await().atMost(COUNTED).untilAsserted(() -> assertThat(app.statistics().get("updateDownloads").asInt()).isEqualTo(1));
    }

    @Test
    void one_call_publishes_and_every_kind_of_client_gets_its_bundle() {
        JsonNode posted = app.post(wholeRelease().published()).expect(201).json();
        awaitOffer();
        Map<String, SampleBundle> wanted = new LinkedHashMap<>();
        wanted.put("/update/linux/x86_64/1.0.0/deb", DEB);
        wanted.put("/update/linux/x86_64/1.0.0/unknown", APPIMAGE);
        wanted.put("/update/darwin/aarch64/1.0.0/app", MAC);
        wanted.put("/update/windows/x86_64/1.0.0/nsis", SETUP);
        wanted.forEach((path, bundle) -> {
            JsonNode offer = app.open(path).expect(200).json();
            byte[] downloaded = follow(Api.anonymous("").get(offer.get("url").asText())).bytes();
            assertThat(downloaded).as(path).isEqualTo(bundle.bytes());
            SignedBytes.verify(PUBLIC_KEY, offer.get("signature").asText(), downloaded);
        });
        assertThat(app.post(wholeRelease(posted)).expect(200).json()).as("the same post again").isEqualTo(posted);
    }

    @Test
    void odd_but_valid_checks_are_answered_as_usual() throws IOException {
        JsonNode posted = app.post(wholeRelease().published()).expect(201).json();
        Answer plain = awaitOffer();
        for (String path : List.of("/update/linux/x86_64/1.0.0/{{bundle_type}}", "/update/linux/x86_64/1.0.0?b={{bundle_type}}",
                "/update/linux/x86_64/1.0.0+build.5", "/update/linux/x86_64/1.0.0%2Bbuild.5", "/update/linux/x86_64/v1.0.0",
                "/update/linux/amd64/1.0.0", "/update/linux-x86_64/1.0.0", "/update/linux/1.0.0",
                "/update/linux/x86_64/1.0.0?unknown=1&unknown=2")) {
            String answer = RawHttp.get(platform.port(ServiceDefinition.UPDATE_API), "/" + app.slug() + path);
            assertThat(answer).as(path).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n" + plain.text());
        }
        for (String path : List.of("/update/darwin/arm64/1.0.0", "/update/darwin/1.0.0")) {
            assertThat(app.open(path).expect(200).json().get("url")).as(path)
                    .isEqualTo(artifact(posted, "app").get("downloadUrl"));
        }
        assertThat(app.open("/update/linux/x86_64/1.2.0%2Bbuild.5").status()).as("build metadata counts").isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = { "linux/x86_64/one.two", "linux/x86_64/1.0.0%00", "linux/x86_64/1.0" })
    void a_version_that_is_none_is_refused_with_json(String rest) {
        Answer refused = app.open("/update/" + rest).expect(400);
        assertThat(refused.header("Content-Type").orElse("")).contains("json");
        assertThat(refused.json().get("code").asText()).isNotEmpty();
    }

    @Test
    void static_manifest_and_installers_follow_the_published_release() {
        byte[] dmg = SampleFile.DMG.bytes(SampleFile.SMALLEST);
        String key = app.uploadInstaller(VERSION, "darwin-aarch64", "MyApp.dmg", dmg);
        JsonNode posted = app.post(wholeRelease().installer("darwin-aarch64", "MyApp.dmg", key).published()).expect(201).json();
        awaitOffer();

        JsonNode manifest = app.open("/latest.json").expect(200).json();
        assertThat(manifest.get("version").asText()).isEqualTo(VERSION);
        assertThat(manifest.get("platforms").fieldNames()).toIterable().containsExactlyInAnyOrder("linux-x86_64",
                "linux-x86_64-deb", "darwin-aarch64", "windows-x86_64");
        assertThat(manifest.at("/platforms/linux-x86_64/url")).isEqualTo(artifact(posted, "appimage").get("downloadUrl"));
        assertThat(manifest.at("/platforms/darwin-aarch64/signature").asText()).isEqualTo(MAC.signature().strip());

        JsonNode latest = app.open("/releases/latest").expect(200).json();
        assertThat(latest.get("version").asText()).isEqualTo(VERSION);
        assertThat(latest.at("/installers/0/filename").asText()).isEqualTo("MyApp.dmg");
        assertThat(latest.at("/installers/0/fileSize").asInt()).isEqualTo(dmg.length);
        assertThat(follow(app.open("/download/darwin-aarch64").expect(302)).bytes()).isEqualTo(dmg);
        assertThat(follow(app.open("/download/darwin-aarch64/" + VERSION).expect(302)).bytes()).isEqualTo(dmg);
        await().atMost(COUNTED).untilAsserted(() -> {
            JsonNode statistics = app.statistics();
            assertThat(statistics.get("installerDownloads").asInt()).isEqualTo(2);
            assertThat(statistics.get("updateDownloads").asInt()).isZero();
        });
    }

    private ReleasePost wholeRelease() {
        ReleasePost release = app.with(ReleasePost.of(VERSION), "linux-x86_64", APPIMAGE);
        release = app.with(release, "darwin-aarch64", MAC);
        release = app.with(release, "linux-x86_64", DEB);
        return app.with(release, "windows-x86_64", SETUP);
    }

    /** The release that is there, from its own uploads. */
    private static ReleasePost wholeRelease(JsonNode posted) {
        ReleasePost release = ReleasePost.of(VERSION).published();
        for (JsonNode artifact : posted.get("artifacts")) {
            release = release.artifact(artifact.get("platform").asText(), artifact.get("signature").asText(),
                    artifact.get("r2Key").asText());
        }
        return release;
    }

    private Answer awaitOffer() {
        return await().atMost(VISIBLE).pollInterval(POLL)
                .until(() -> app.open(CHECK), answer -> answer.status() == 200);
    }

    private static String offerOf(JsonNode release, JsonNode artifact) {
        return "{\"version\":" + release.get("version") + ",\"url\":" + artifact.get("downloadUrl") + ",\"signature\":"
                + artifact.get("signature") + ",\"notes\":" + release.get("notes") + ",\"pub_date\":"
                + release.get("pubDate") + "}";
    }

    private static JsonNode artifact(JsonNode posted, String bundle) {
        for (JsonNode artifact : posted.get("artifacts")) {
            if (artifact.get("bundle").asText().equals(bundle)) {
                return artifact;
            }
        }
        throw new AssertionError("No " + bundle + " in " + posted);
    }

    private static Answer follow(Answer redirect) {
        return Api.anonymous("").get(URI.create(redirect.header("Location").orElseThrow()).toString()).expect(200);
    }
}
