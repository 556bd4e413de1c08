package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.e2e.platform.Answer;
import dev.oasis.e2e.platform.FaultTest;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.e2e.platform.ReleasePost;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.localstack.up.ServiceDefinition;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleSigner;

/** CI's door is killed while it takes a release: the release is there as a whole or not at all, and the retry makes it. */
@ExtendWith(PlatformExtension.class)
class CrashDuringReleaseTest {

    private static final int BUNDLE_BYTES = 4 * 1024 * 1024;
    private static final int MOMENTS = 3;
    private static final Map<String, SampleFile> BUNDLES = new TreeMap<>(Map.of("linux-x86_64", SampleFile.APPIMAGE,
            "darwin-aarch64", SampleFile.APP, "windows-x86_64", SampleFile.NSIS, "linux-aarch64", SampleFile.DEB));

    private final Random random = new Random();
    private final Platform platform;
    private final SampleSigner signer = SampleSigner.create();
    private final SampleApp app;

    CrashDuringReleaseTest(Platform platform) {
        this.platform = platform;
        this.app = SampleApp.create(platform, signer.publicKey());
    }

    @FaultTest
    void killed_at_any_moment_it_leaves_a_whole_release_or_none_and_the_retry_succeeds() {
        long usual = nanosOf(uploaded("1.0.0"));
        for (int moment = 0; moment < MOMENTS; moment++) {
            long share = (long) ((moment + random.nextDouble()) / MOMENTS * usual);
            killDuring(uploaded("1." + (moment + 1) + ".0"), share);
        }
    }

    private long nanosOf(ReleasePost release) {
        long before = System.nanoTime();
        app.post(release).expect(201);
        return System.nanoTime() - before;
    }

    private void killDuring(ReleasePost release, long nanos) {
        Executor moment = CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS);
        CompletableFuture<Void> killed = CompletableFuture.runAsync(() -> platform.kill(ServiceDefinition.CI_INGEST), moment);
        boolean answered = answered(release);
        killed.join();
        String when = release.version() + ", killed after " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms";
        List<JsonNode> left = releases(release.version());
        if (answered) {
            assertThat(left).as(when).hasSize(1);
        }
        left.forEach(found -> assertWhole(found, when));

        platform.start(ServiceDefinition.CI_INGEST);
        Answer retried = app.post(release).expect(200, 201);
        if (!left.isEmpty()) {
            assertThat(retried.status()).as(when).isEqualTo(200);
        }
        List<JsonNode> now = releases(release.version());
        assertThat(now).as(when).hasSize(1);
        assertThat(now.get(0).get("id")).as(when).isEqualTo(retried.json().at("/release/id"));
        assertWhole(now.get(0), when);
    }

    private boolean answered(ReleasePost release) {
        try {
            app.post(release).expect(201);
            return true;
        } catch (UncheckedIOException brokenOff) {
            return false;
        }
    }

    private List<JsonNode> releases(String version) {
        List<JsonNode> all = new ArrayList<>();
        app.administered("/releases?limit=100").expect(200).json().get("items").forEach(all::add);
        return all.stream().filter(release -> release.get("version").asText().equals(version)).toList();
    }

    private void assertWhole(JsonNode release, String when) {
        JsonNode artifacts = app.administered("/releases/" + release.get("id").asText() + "/artifacts").expect(200).json()
                .get("items");
        assertThat(artifacts).as(when).hasSize(BUNDLES.size())
                .allSatisfy(artifact -> assertThat(artifact.get("verified").asBoolean()).isTrue());
    }

    private ReleasePost uploaded(String version) {
        ReleasePost release = ReleasePost.of(version).published();
        for (Map.Entry<String, SampleFile> bundle : BUNDLES.entrySet()) {
            byte[] content = bundle.getValue().bytes(BUNDLE_BYTES, version.hashCode());
            String filename = bundle.getValue().filename("myapp", version);
            release = release.artifact(bundle.getKey(), signer.sign(content, filename, version),
                    app.upload(version, bundle.getKey(), filename, content));
        }
        return release;
    }
}
