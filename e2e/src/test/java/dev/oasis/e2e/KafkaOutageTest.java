package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.Answer;
import dev.oasis.e2e.platform.Database;
import dev.oasis.e2e.platform.FaultTest;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.e2e.platform.ReleasePost;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.stack.StackPart;

/** The broker dies: nothing stands still, and nothing is lost. */
@ExtendWith(PlatformExtension.class)
class KafkaOutageTest {

    private static final int CHECKS = 1_000;
    private static final String CHECK = "/update/linux/x86_64/1.0.0";
    private static final Duration VISIBLE = Duration.ofSeconds(10);
    private static final Duration CAUGHT_UP = Duration.ofSeconds(90);

    private final Platform platform;
    private final SampleApp app;
    private int checks;

    KafkaOutageTest(Platform platform) {
        this.platform = platform;
        this.app = SampleApp.create(platform, SampleKeys.publicKey("pw"));
    }

    @FaultTest
    void without_kafka_a_release_is_offered_and_every_check_is_answered_and_later_counted() {
        platform.kill(StackPart.KAFKA);
        ReleasePost release = app.with(ReleasePost.of("1.2.0"), "linux-x86_64",
                SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage"));
        app.post(release.published()).expect(201);
        await().atMost(VISIBLE).until(() -> check().status() == 200);
        for (int i = 0; i < CHECKS; i++) {
            check().expect(200);
        }
        assertThat(waitingEvents()).as("the event waits for the broker").isPositive();

        platform.start(StackPart.KAFKA);
        await().atMost(CAUGHT_UP).untilAsserted(() -> {
            assertThat(app.statistics().get("totalChecks").asInt()).isEqualTo(checks);
            assertThat(waitingEvents()).isZero();
        });
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(5))
                .until(() -> app.statistics().get("totalChecks").asInt() == checks);
    }

    // An app that the replica does not know yet is no check of it: 404.
    private Answer check() {
        Answer answer = app.open(CHECK);
        checks += answer.status() == 404 ? 0 : 1;
        return answer;
    }

    private int waitingEvents() {
        return Integer.parseInt(new Database(platform).query("select count(*) from outbox").get(0));
    }
}
