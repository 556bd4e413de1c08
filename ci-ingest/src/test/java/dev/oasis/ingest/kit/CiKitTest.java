package dev.oasis.ingest.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

import dev.oasis.common.id.Ulid;
import dev.oasis.ingest.TestApp;
import dev.oasis.ingest.TestBucket;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.ingest.kit.KitStep.Outcome;
import dev.oasis.testkit.RepositoryRoot;
import dev.oasis.testkit.documentation.DocumentedCommands;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.publishing.JobExamples;
import dev.oasis.testkit.publishing.TokenIssuer;
import dev.oasis.testkit.publishing.TokenIssuersResource;
import dev.oasis.testkit.stack.StackResource;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The actions under {@code .github} as their users run them, against this service, a real storage and an issuer. */
@QuarkusTest
@WithTestResource(value = StackResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = TokenIssuersResource.class, scope = TestResourceScope.GLOBAL)
class CiKitTest {

    private static final String UPLOAD = "oasis-r2-upload";
    private static final String REGISTER = "oasis-register-release";
    private static final SampleBundle APPIMAGE = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage");
    private static final SampleBundle DEB = SampleBundle.good("pw", "myapp_1.2.0_amd64.deb");
    private static final SampleBundle MAC = SampleBundle.good("pw", "myapp_1.2.0_aarch64.app.tar.gz");
    private static final SampleBundle SETUP = SampleBundle.good("pw", "myapp_1.2.0_x64-setup.exe");

    @TestHTTPResource
    URI base;
    @Inject
    TestDatabase database;
    @Inject
    TestBucket bucket;

    private Path work;
    private TestApp app;
    private Path updates;
    private Path installers;

    @BeforeEach
    void build(@TempDir Path directory) {
        work = directory;
        app = database.newApp(SampleKeys.publicKey("pw"));
        updates = work.resolve("artifacts/updates");
        installers = work.resolve("artifacts/installers");
    }

    private void built(SampleBundle... bundles) {
        for (SampleBundle bundle : bundles) {
            KitStep.write(updates, bundle.filename(), bundle.bytes());
            KitStep.write(updates, bundle.filename() + ".sig", bundle.signature());
        }
    }

    private KitStep step(String action) {
        return new KitStep(action, work).with("app_slug", app.slug()).with("version", "v1.2.0")
                .with("oasis_server_url", base.toString());
    }

    private KitStep withKey(String action) {
        return step(action).with("oasis_ci_key", app.key());
    }

    private KitStep asJob(String action) {
        return step(action).with("oasis_audience", setting("oasis.url"))
                .given("ACTIONS_ID_TOKEN_REQUEST_URL", issuer().url() + "/request?api-version=2.0")
                .given("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "request-token");
    }

    private static TokenIssuer issuer() {
        return new TokenIssuer(setting("oasis.publishing.issuers.github.url"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private void trusted(String workflow) {
        database.run("""
                insert into publisher (id, app_id, name, provider, repository, workflow, refs, protected_refs, permissions,
                    enabled, revision) values ($1, $2, 'Kit', 'github', 'octo-org/octo-repo', $3, 'refs/tags/*', false,
                    'upload,release,publish', true, 1)""", Ulid.next(), app.id(), workflow);
        Map<String, Object> claims = JobExamples.gitHub("");
        claims.remove("aud");
        issuer().requested(claims);
    }

    private static Outcome good(KitStep step) {
        Outcome outcome = step.run();
        assertThat(outcome.status()).as(outcome.log()).isZero();
        return outcome;
    }

    private static String refused(KitStep step) {
        Outcome outcome = step.run();
        assertThat(outcome.status()).as(outcome.log()).isEqualTo(1);
        assertThat(outcome.log()).contains("::error::").doesNotContain("    at ");
        return outcome.log();
    }

    @Test
    void a_job_without_any_stored_secret_uploads_registers_and_publishes() throws JsonProcessingException {
        trusted(".github/workflows/release.yml");
        built(APPIMAGE, DEB, MAC, SETUP);
        KitStep.write(installers, "myapp_1.2.0_aarch64.dmg", SampleFile.DMG.bytes(5000));
        KitStep.write(installers, "myapp_1.2.0_amd64.deb", DEB.bytes());
        KitStep.write(installers, APPIMAGE.filename(), APPIMAGE.bytes());

        Outcome uploaded = good(asJob(UPLOAD).with("artifact_prefix", "myapp")
                .with("platforms", "darwin-aarch64, linux-x86_64,windows-x86_64"));
        assertThat(uploaded.outputs()).containsEntry("count", "6");
        assertThat(uploaded.log()).contains("::add-mask::oasis_job_").contains("::add-mask::eyJ")
                .contains("::warning::myapp_1.2.0_amd64.deb is left out");
        Outcome registered = good(asJob(REGISTER).with("artifact_prefix", "myapp").with("auto_publish", "true")
                .with("uploads", uploaded.outputs().get("uploads")).with("notes", "Faster."));

        assertThat(registered.outputs()).containsEntry("status", "published").containsEntry("version", "1.2.0")
                .containsEntry("channel", "stable").containsKey("release_id");
        assertThat(new ObjectMapper().readTree(registered.outputs().get("artifact_urls")).properties())
                .extracting(Map.Entry::getKey).containsExactlyInAnyOrder("darwin-aarch64-app", "linux-x86_64-appimage",
                        "linux-x86_64-deb", "windows-x86_64-nsis");
        assertThat(registered.summary()).contains("1.2.0: published").contains("darwin-aarch64");
        assertThat(database.count("select count(*) from installer where app_id = $1 and display_name in "
                + "('macOS (Apple silicon), disk image', 'Linux (x86-64), AppImage')", app.id())).isEqualTo(2);
        assertThat(database.count("select count(*) from audit_entry where app_id = $1 and action = 'release.published'"
                + " and actor_name like 'Kit: octo-org/octo-repo%'", app.id())).isEqualTo(1);

        Outcome again = good(asJob(REGISTER).with("artifact_prefix", "myapp").with("auto_publish", "true")
                .with("uploads", uploaded.outputs().get("uploads")).given("GITHUB_RUN_ID", "2"));
        assertThat(again.outputs()).containsEntry("release_id", registered.outputs().get("release_id"));
        assertThat(again.log()).contains("was posted before with the same content");
    }

    @Test
    void a_run_that_is_repeated_uploads_to_the_same_places() {
        built(APPIMAGE);
        String uploads = good(withKey(UPLOAD)).outputs().get("uploads");

        assertThat(good(withKey(UPLOAD)).outputs()).containsEntry("uploads", uploads);
    }

    @Test
    void a_pipeline_fills_its_own_bucket_and_registers_by_convention() {
        built(APPIMAGE);
        KitStep.write(installers, "my app (1.2.0)_amd64.AppImage", APPIMAGE.bytes());
        KitStep r2 = step(UPLOAD).with("r2_bucket", setting("oasis.storage.bucket"))
                .with("r2_endpoint", setting("oasis.storage.endpoint"))
                .with("r2_access_key_id", setting("oasis.storage.access-key-id"))
                .with("r2_secret_access_key", setting("oasis.storage.secret-access-key"));
        good(r2);

        assertThat(bucket.get(app.slug() + "/releases/1.2.0/" + APPIMAGE.filename())).isEqualTo(APPIMAGE.bytes());
        Outcome registered = good(withKey(REGISTER).with("channel", "beta"));
        assertThat(registered.outputs()).containsEntry("status", "draft").containsEntry("channel", "beta");
        assertThat(refused(step(UPLOAD).with("r2_bucket", "x").with("r2_access_key_id", "y")))
                .contains("r2_secret_access_key is needed");
        assertThat(refused(r2.with("r2_secret_access_key", "wrong"))).contains("refused").contains("403");
    }

    @Test
    void text_stays_text() throws IOException {
        String nasty = "$(touch pwned)`touch pwned`'\"; touch pwned #\n::set-output name=status::hacked\n${{ secrets.X }} | <b>";
        built(APPIMAGE);
        KitStep.write(installers, "$(touch pwned)_amd64.AppImage", APPIMAGE.bytes());
        Outcome uploaded = good(withKey(UPLOAD));
        Outcome registered = good(withKey(REGISTER).with("uploads", uploaded.outputs().get("uploads")).with("notes", nasty));

        assertThat(database.count("select count(*) from release where app_id = $1 and notes = $2", app.id(), nasty))
                .isEqualTo(1);
        assertThat(registered.log()).doesNotContain("::set-output");
        assertThat(refused(withKey(REGISTER).with("version", "1.0.0\n::set-output name=a::b; touch pwned")))
                .contains("semantic");
        assertThat(refused(withKey(REGISTER).with("app_slug", "../../admin"))).contains("no slug");
        assertThat(refused(withKey(REGISTER).with("platforms", "linux-x86_64,$(touch pwned)"))).contains("is no platform");
        assertThat(KitStep.names(work)).noneMatch(name -> name.equals("pwned"));
        assertThat(Files.exists(work.resolve("pwned"))).isFalse();
    }

    @Test
    void a_dry_run_says_what_it_would_do_and_calls_nobody() {
        built(APPIMAGE);
        String nobody = "http://127.0.0.1:1";

        assertThat(good(step(UPLOAD).with("oasis_server_url", nobody).with("dry_run", "true")).log()).contains("Would upload");
        Outcome registered = good(step(REGISTER).with("oasis_server_url", nobody).with("dry_run", "true"));
        assertThat(registered.outputs()).containsEntry("status", "dry-run").containsEntry("version", "1.2.0");
        assertThat(database.releasesOf(app)).isZero();
    }

    @Test
    void what_is_missing_or_refused_is_said_in_a_sentence() {
        assertThat(refused(withKey(UPLOAD))).contains("There is no updater bundle");
        built(APPIMAGE);
        assertThat(refused(withKey(UPLOAD).with("platforms", "linux-x86_64,darwin-aarch64")))
                .contains("no updater bundle for darwin-aarch64");
        assertThat(refused(step(UPLOAD))).contains("id-token: write");
        assertThat(refused(withKey(UPLOAD).with("oasis_server_url", "http://oasis.example.com"))).contains("https");
        assertThat(refused(step(UPLOAD).with("oasis_ci_key", "uk_live_nonsense"))).contains("api_key_malformed");
        assertThat(refused(withKey(REGISTER))).contains("object_not_found").contains("artifacts[0].r2_key");
        trusted(".github/workflows/other.yml");
        assertThat(refused(asJob(UPLOAD))).contains("publisher_workflow_refused");
        KitStep.write(updates, "lonely.AppImage.sig", "x");
        assertThat(refused(withKey(UPLOAD))).contains("has no bundle beside it");
        KitStep.write(updates, "lonely.AppImage", "x");
        assertThat(refused(withKey(UPLOAD))).contains("cannot be told from its name");
        KitStep.write(updates.resolve("windows-x86_64"), "Unsigned.msi", "x");
        assertThat(refused(withKey(UPLOAD).with("artifact_prefix", "Unsigned"))).contains("has no signature");
    }

    @Test
    void a_server_that_stumbles_is_asked_again_and_one_that_stays_down_is_not_asked_for_ever() throws IOException {
        built(APPIMAGE);
        AtomicInteger calls = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        server.start();
        try {
            String log = refused(withKey(UPLOAD).with("oasis_server_url", "http://127.0.0.1:" + server.getAddress().getPort()));
            assertThat(log).contains("trying again").contains("status 503");
            assertThat(calls).hasValue(5);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void the_script_for_gitlab_releases_with_the_jobs_one_id_token() throws IOException, InterruptedException {
        TokenIssuer gitLab = new TokenIssuer(setting("oasis.publishing.issuers.gitlab.url"));
        database.run("""
                insert into publisher (id, app_id, name, provider, repository, workflow, refs, protected_refs, permissions,
                    enabled, revision) values ($1, $2, 'Kit', 'gitlab', 'my-group/my-project', '.gitlab-ci.yml',
                    'refs/heads/main', true, 'upload,release,publish', true, 1)""", Ulid.next(), app.id());
        built(APPIMAGE);
        Path log = work.resolve("gitlab.log");
        ProcessBuilder job = new ProcessBuilder("sh",
                RepositoryRoot.find().resolve("docs/how-to/release-from-gitlab-ci.sh").toString()).directory(work.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        job.environment().putAll(Map.of("CI_PROJECT_NAME", app.slug(), "CI_COMMIT_TAG", "v1.2.0", "CI_PIPELINE_ID", "574",
                "CI_COMMIT_TAG_MESSAGE", "Faster.", "OASIS_URL", base.toString(), "OASIS_AUTO_PUBLISH", "true",
                "OASIS_ID_TOKEN",
                gitLab.token(JobExamples.gitLab(setting("oasis.url"), gitLab.url().substring("http://".length())))));
        int status = job.start().waitFor();

        assertThat(status).as(Files.readString(log)).isZero();
        assertThat(Files.readString(log)).contains("is published on stable").doesNotContain("oasis_job_");
        assertThat(
                database.count("select count(*) from release where app_id = $1 and status = 'published' and notes = 'Faster.'",
                        app.id()))
                .isEqualTo(1);
    }

    @Test
    void the_calls_of_the_guide_for_own_tools_release() throws IOException, InterruptedException {
        String commands = DocumentedCommands.of("docs/how-to/integrate-a-cli.md").block("release");
        built(APPIMAGE);
        String notes = "It's \"new\": $(touch pwned)";
        Path log = work.resolve("tool.log");
        ProcessBuilder tool = new ProcessBuilder("sh", "-euc", commands).directory(work.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        tool.environment().putAll(Map.of("OASIS_URL", base.toString().replaceFirst("/$", ""), "OASIS_CI_KEY", app.key(), "APP",
                app.slug(), "VERSION", "1.2.0", "PLATFORM", "linux-x86_64", "NOTES", notes, "BUNDLE",
                updates.resolve(APPIMAGE.filename()).toString()));

        assertThat(tool.start().waitFor()).as(Files.readString(log)).isZero();
        assertThat(database.count("select count(*) from release where app_id = $1 and status = 'published' and notes = $2",
                app.id(), notes)).isEqualTo(1);
    }

    @Test
    void bundles_are_collected_under_names_that_differ_by_platform() {
        Path built = work.resolve("bundle");
        KitStep.write(built.resolve("macos"), "My App.app.tar.gz", MAC.bytes());
        KitStep.write(built.resolve("macos"), "My App.app.tar.gz.sig", MAC.signature());
        KitStep.write(built.resolve("dmg"), "My App_1.2.0_aarch64.dmg", "x");
        KitStep.write(built.resolve("dmg"), "bundle_dmg.sh", "x");
        KitStep collect = new KitStep("oasis-collect-bundles", work).with("platform", "darwin-aarch64").with("version", "1.2.0")
                .with("artifact_prefix", "my-app").with("bundle_dir", "bundle");
        good(collect);

        assertThat(KitStep.names(work.resolve("artifacts"))).containsExactly("installers/my-app_1.2.0_darwin-aarch64.dmg",
                "updates/my-app_1.2.0_darwin-aarch64.app.tar.gz", "updates/my-app_1.2.0_darwin-aarch64.app.tar.gz.sig");
        assertThat(refused(collect)).contains("There are two files");
        assertThat(good(step(UPLOAD).with("artifact_prefix", "my-app").with("dry_run", "true")).outputs())
                .containsEntry("count", "2");
    }
}
