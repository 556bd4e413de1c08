package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.e2e.platform.Repository;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.localstack.up.ServiceDefinition;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.publishing.JobExamples;

/** From a rule to an offered update, by a pipeline that holds no secret. */
@ExtendWith(PlatformExtension.class)
class TrustedPublishingTest {

    private static final SampleBundle APPIMAGE = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage");

    private final Platform platform;
    private final SampleApp app;

    TrustedPublishingTest(Platform platform) {
        this.platform = platform;
        this.app = SampleApp.create(platform, SampleKeys.publicKey("pw"));
    }

    @Test
    void a_pipeline_of_a_trusted_project_releases_and_clients_are_offered_what_it_built(@TempDir Path work) throws Exception {
        String publishers = "/admin/apps/" + app.slug() + "/publishers";
        JsonNode rule = platform.administration()
                .post(publishers, Map.of("name", "Pipeline", "provider", "gitlab", "repository",
                        "my-group/my-project", "refs", List.of("refs/heads/main"), "permissions",
                        List.of("upload", "release", "publish")))
                .expect(201).json();
        Path updates = Files.createDirectories(work.resolve("artifacts/updates"));
        Files.write(updates.resolve(APPIMAGE.filename()), APPIMAGE.bytes());
        Files.writeString(updates.resolve(APPIMAGE.filename() + ".sig"), APPIMAGE.signature());

        String said = release(work);

        assertThat(said).contains("is published on stable").doesNotContain("oasis_job_");
        await().atMost(Duration.ofSeconds(5)).pollInterval(Duration.ofMillis(50))
                .until(() -> app.open("/update/linux/x86_64/1.0.0").status() == 200);
        JsonNode entries = platform.administration().get("/admin/audit?app=" + app.slug() + "&action=release.published")
                .expect(200).json().get("items");
        assertThat(entries).hasSize(1).first().satisfies(entry -> assertThat(entry.get("actor").asText())
                .isEqualTo(rule.get("id").asText()));
        assertThat(platform.administration().get(publishers + "/" + rule.get("id").asText()).expect(200).json()
                .get("repositoryId").asText()).isEqualTo("20");
    }

    /** What a job of GitLab does whose script is the one of the guide. */
    private String release(Path work) throws IOException, InterruptedException {
        String idToken = platform.gitLab().token(JobExamples.gitLab(platform.originUrl(),
                platform.gitLab().url().substring("http://".length())));
        Path log = work.resolve("job.log");
        ProcessBuilder job = new ProcessBuilder("sh",
                Repository.root().resolve("docs/how-to/release-from-gitlab-ci.sh").toString()).directory(work.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        job.environment().putAll(Map.of("CI_PROJECT_NAME", app.slug(), "CI_COMMIT_TAG", "v1.2.0", "CI_PIPELINE_ID", "574",
                "OASIS_URL", platform.url(ServiceDefinition.CI_INGEST), "OASIS_AUTO_PUBLISH", "true", "OASIS_ID_TOKEN",
                idToken));
        int status = job.start().waitFor();
        String said = Files.readString(log);
        assertThat(status).as(said).isZero();
        return said;
    }
}
