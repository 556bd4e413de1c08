package dev.oasis.e2e.bench;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.ReleasePost;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleKeys;

/**
 * An app with one published release, 1.2.0.
 *
 * @param slug its name in addresses
 */
record BenchApp(String slug) {

    private static final Duration VISIBLE = Duration.ofSeconds(10);

    static BenchApp publish(Platform platform) {
        SampleApp app = SampleApp.create(platform, SampleKeys.publicKey("pw"));
        ReleasePost release = app.with(ReleasePost.of("1.2.0"), "linux-x86_64",
                SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage"));
        app.post(release.published()).expect(201);
        await().atMost(VISIBLE).until(() -> app.open("/update/linux/x86_64/1.0.0").status() == 200);
        return new BenchApp(app.slug());
    }

    /** The path of a check that gets an offer. */
    String offer() {
        return "/" + slug + "/update/linux/x86_64/1.0.0";
    }

    /** The path of a check by a client that has the newest version. */
    String nothing() {
        return "/" + slug + "/update/linux/x86_64/1.2.0";
    }
}
