package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.e2e.platform.Answer;
import dev.oasis.e2e.platform.Api;
import dev.oasis.e2e.platform.FaultTest;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.e2e.platform.ReleasePost;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.e2e.platform.SignedBytes;
import dev.oasis.e2e.platform.Storage;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleSigner;

/** A pipeline that uploads by itself can overwrite what it uploaded; clients never see that. */
@ExtendWith(PlatformExtension.class)
class OverwrittenObjectTest {

    private static final String VERSION = "1.2.0";
    private static final Duration VISIBLE = Duration.ofSeconds(10);

    private final SampleSigner signer = SampleSigner.create();
    private final SampleApp app;
    private final Storage storage;

    OverwrittenObjectTest(Platform platform) {
        this.app = SampleApp.create(platform, signer.publicKey());
        this.storage = new Storage(platform);
    }

    @FaultTest
    void what_is_served_stays_what_was_verified() {
        byte[] verified = SampleFile.APPIMAGE.bytes(64 * 1024, 1);
        byte[] other = SampleFile.APPIMAGE.bytes(64 * 1024, 2);
        String filename = SampleFile.APPIMAGE.filename("myapp", VERSION);
        String key = app.slug() + "/own/" + filename;
        String signature = signer.sign(verified, filename, VERSION);
        ReleasePost release = ReleasePost.of(VERSION).artifact("linux-x86_64", signature, key).published();
        storage.put(key, verified);
        app.post(release).expect(201);

        storage.put(key, other);
        assertServed(verified, signature);
        app.post(release).expect(200);
        assertServed(verified, signature);
    }

    @FaultTest
    void what_is_overwritten_before_the_post_is_refused() {
        byte[] signed = SampleFile.APPIMAGE.bytes(64 * 1024, 1);
        String filename = SampleFile.APPIMAGE.filename("myapp", VERSION);
        String key = app.slug() + "/own/" + filename;
        storage.put(key, signed);
        storage.put(key, SampleFile.APPIMAGE.bytes(64 * 1024, 2));
        Answer refused = app.post(
                ReleasePost.of(VERSION).artifact("linux-x86_64", signer.sign(signed, filename, VERSION), key).published());
        assertThat(refused.expect(400).json().get("code").asText()).isEqualTo("signature_mismatch");
        assertThat(app.administered("/releases").expect(200).json().get("items")).isEmpty();
    }

    private void assertServed(byte[] expected, String signature) {
        JsonNode offer = await().atMost(VISIBLE)
                .until(() -> app.open("/update/linux/x86_64/1.0.0"), answer -> answer.status() == 200).json();
        assertThat(offer.get("signature").asText()).isEqualTo(signature);
        String target = Api.anonymous("").get(offer.get("url").asText()).expect(302).header("Location").orElseThrow();
        byte[] served = Api.anonymous("").get(target).expect(200).bytes();
        assertThat(served).isEqualTo(expected);
        SignedBytes.verify(signer.publicKey(), signature, served);
    }
}
