package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.Answer;
import dev.oasis.e2e.platform.FaultTest;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.e2e.platform.ReleasePost;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.localstack.up.ServiceDefinition;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleSigner;
import dev.oasis.testkit.stack.StackPart;

/** The database goes away: clients do not notice, administrators are told, and nobody needs to restart anything. */
@ExtendWith(PlatformExtension.class)
class PostgresOutageTest {

    private static final String CHECK = "/update/linux/x86_64/1.0.0";
    private static final Duration NOTICED = Duration.ofSeconds(20);
    private static final Duration RECOVERED = Duration.ofSeconds(60);

    private final Platform platform;
    private final SampleSigner signer = SampleSigner.create();
    private final SampleApp app;

    PostgresOutageTest(Platform platform) {
        this.platform = platform;
        this.app = SampleApp.create(platform, signer.publicKey());
        publish("1.2.0");
        awaitOfferOf("1.2.0");
    }

    @FaultTest
    void without_postgres_checks_are_answered_and_administration_says_why_it_cannot() {
        Map<ServiceDefinition, Long> running = pids();
        platform.stop(StackPart.POSTGRES);
        await().atMost(NOTICED).untilAsserted(() -> {
            Answer refused = app.administered("/releases").expect(503);
            assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(refused.json().get("code").asText()).isEqualTo("database_unavailable");
        });
        awaitReadiness(ServiceDefinition.ADMIN_API, 503, NOTICED);
        awaitReadiness(ServiceDefinition.UPDATE_API, 200, NOTICED);
        assertThat(app.open(CHECK).expect(200).json().get("version").asText()).isEqualTo("1.2.0");
        assertThat(app.open("/update/linux/x86_64/1.2.0").status()).isEqualTo(204);

        platform.start(StackPart.POSTGRES);
        ServiceDefinition.ALL.forEach(service -> awaitReadiness(service, 200, RECOVERED));
        publish("1.3.0");
        awaitOfferOf("1.3.0");
        assertThat(pids()).as("nothing was restarted").isEqualTo(running);
    }

    @FaultTest
    void an_update_api_that_starts_without_postgres_answers_from_its_copy_on_disk() {
        Path copy = platform.data(ServiceDefinition.UPDATE_API).resolve("update-api/catalog.json");
        await().atMost(RECOVERED).until(() -> Files.exists(copy) && Files.readString(copy).contains(offered()));
        platform.stop(StackPart.POSTGRES);
        platform.kill(ServiceDefinition.UPDATE_API);
        platform.start(ServiceDefinition.UPDATE_API);
        assertThat(app.open(CHECK).expect(200).json().get("version").asText()).isEqualTo("1.2.0");

        platform.start(StackPart.POSTGRES);
        awaitReadiness(ServiceDefinition.CI_INGEST, 200, RECOVERED);
        publish("1.3.0");
        awaitOfferOf("1.3.0");
    }

    private String offered() {
        return app.open(CHECK).expect(200).json().get("signature").asText();
    }

    private void publish(String version) {
        byte[] bundle = SampleFile.APPIMAGE.bytes(SampleFile.SMALLEST);
        String filename = SampleFile.APPIMAGE.filename("myapp", version);
        String key = app.upload(version, "linux-x86_64", filename, bundle);
        app.post(ReleasePost.of(version).artifact("linux-x86_64", signer.sign(bundle, filename, version), key).published())
                .expect(201);
    }

    private void awaitOfferOf(String version) {
        await().atMost(RECOVERED).untilAsserted(
                () -> assertThat(app.open(CHECK).expect(200).json().get("version").asText()).isEqualTo(version));
    }

    private void awaitReadiness(ServiceDefinition service, int status, Duration patience) {
        await().atMost(patience).untilAsserted(
                () -> assertThat(platform.anonymous(service).get("/health/ready").status()).as(service.name())
                        .isEqualTo(status));
    }

    private Map<ServiceDefinition, Long> pids() {
        Map<ServiceDefinition, Long> pids = new LinkedHashMap<>();
        ServiceDefinition.ALL.forEach(service -> pids.put(service, platform.pid(service)));
        return pids;
    }
}
