package dev.oasis.common.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.catalog.artifact.Installer;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.target.Platform;
import dev.oasis.common.crypto.Sha256;
import dev.oasis.common.signing.MinisignPublicKey;
import dev.oasis.common.signing.TauriSignature;
import dev.oasis.common.signing.TrustedKeys;
import dev.oasis.common.storage.StorageConfig;
import dev.oasis.common.verification.Claim;
import dev.oasis.common.web.problem.FieldError;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.kit.SampleSigner;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PfxOptions;

class ExternalVerificationTest {

    private static final SampleBundle BUNDLE = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage");
    private static final String FILE = "/v1.2.0/myapp.AppImage";
    private static final Claim.Fields FIELDS = new Claim.Fields("artifacts[0].url", "artifacts[0].signature");
    private static final String HOSTS = "files.example.test,*.example.test";

    @TempDir
    static Path folder;
    private static Vertx vertx;
    private static PfxOptions certificate;

    private FileHost host;
    private LoopbackAddresses addresses;

    @BeforeAll
    static void makeCertificate() throws Exception {
        vertx = Vertx.vertx();
        certificate = FileHost.certificate(folder);
    }

    @AfterAll
    static void closeAll() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void startHost() throws Exception {
        host = FileHost.start(vertx, certificate);
        addresses = new LoopbackAddresses(certificate);
        host.file(FILE, BUNDLE.bytes());
    }

    @Test
    void a_signed_bundle_is_proven_where_it_lies() {
        VerifiedExternal proven = verify(bundleAt("files.example.test", FILE));

        assertThat(proven.content().size()).isEqualTo(BUNDLE.bytes().length);
        assertThat(proven.content().sha256()).isEqualTo(HexFormat.of().formatHex(Sha256.of(BUNDLE.bytes())));
        assertThat(proven.content().keyId()).contains("A850B2921B5C1BA0");
    }

    @Test
    void tls_and_http_name_the_host_although_the_connection_goes_to_the_address_that_was_judged() {
        verify(bundleAt("files.example.test", FILE));

        assertThat(host.requests).containsExactly("files.example.test files.example.test " + FILE);
        assertThat(addresses.resolved).containsExactly("files.example.test");
    }

    @Test
    void an_artifact_and_an_installer_keep_the_address_that_was_named_and_no_object() {
        host.redirect("/latest", host.url("mirror.example.test", FILE));
        Artifact artifact = new Artifact(new Release(), Platform.LINUX_X86_64, "bundle");
        artifact.confirm(verify(bundleAt("files.example.test", "/latest")));
        Installer installer = new Installer(new Release(), Platform.LINUX_X86_64, "installer");
        installer.confirm(verify(installerAt("files.example.test", FILE)));

        assertThat(artifact.verified).isTrue();
        assertThat(artifact.externalUrl).isEqualTo(host.url("files.example.test", "/latest"));
        assertThat(artifact.blobKey).isNull();
        assertThat(artifact.signature).isEqualTo(BUNDLE.signature());
        assertThat(installer.verified).isTrue();
        assertThat(installer.externalUrl).isEqualTo(host.url("files.example.test", FILE));
        assertThat(installer.sha256).isEqualTo(artifact.sha256);
    }

    @Test
    void each_hop_is_resolved_once_and_relative_redirects_are_followed() {
        host.redirect("/latest", host.url("mirror.example.test", "/here"));
        host.redirect("/here", FILE + "?token=1");

        verify(bundleAt("files.example.test", "/latest"));

        assertThat(addresses.resolved).containsExactly("files.example.test", "mirror.example.test", "mirror.example.test");
        assertThat(host.requests).last().isEqualTo("mirror.example.test mirror.example.test " + FILE);
    }

    @Test
    void five_redirects_are_followed_and_six_are_not() {
        for (int hop = 0; hop < 6; hop++) {
            host.redirect("/hop" + hop, hop == 5 ? FILE : "/hop" + (hop + 1));
        }

        assertThat(verify(bundleAt("files.example.test", "/hop1")).content().size()).isPositive();
        assertRefused(bundleAt("files.example.test", "/hop0"), "redirects more than 5 times");
    }

    @Test
    void a_redirect_to_a_host_that_is_not_allowed_goes_nowhere() {
        host.redirect("/latest", host.url("files.example.org", FILE));

        assertRefused(bundleAt("files.example.test", "/latest"),
                "names the host files.example.org, which is not allowed; an operator can add it to oasis.external.allowed-hosts");
        assertThat(addresses.resolved).containsExactly("files.example.test");
    }

    @Test
    void a_redirect_to_plain_http_goes_nowhere() {
        host.redirect("/latest", "http://files.example.test/bundle");

        assertRefused(bundleAt("files.example.test", "/latest"), "must begin with https://");
    }

    @Test
    void without_allowed_hosts_every_address_is_refused_and_the_setting_is_named() {
        Problem problem = problem(verification(""), bundleAt("files.example.test", FILE));

        assertThat(problem.code()).isEqualTo(ProblemCode.EXTERNAL_URL_REFUSED);
        assertThat(problem.getMessage()).contains("oasis.external.allowed-hosts");
        assertThat(host.requests).isEmpty();
    }

    @Test
    void a_host_with_any_private_address_is_refused_without_a_connection() {
        addresses.lead("inner.example.test", "127.0.0.1", "10.0.0.7");
        host.redirect("/latest", host.url("inner.example.test", FILE));

        assertRefused(bundleAt("files.example.test", "/latest"), "inner.example.test, which is not on the public internet");
        assertThat(host.requests).hasSize(1);
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        assertRefused(bundleAt("other.example.test", FILE), "certificate is not trusted for this name");
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused(@TempDir Path otherFolder) throws Exception {
        addresses = new LoopbackAddresses(FileHost.certificate(otherFolder));

        assertRefused(bundleAt("files.example.test", FILE), "certificate is not trusted for this name");
    }

    @Test
    void a_tampered_bundle_is_refused_at_its_signature() {
        host.file(FILE, SampleBundle.bad("tampered-byte").bytes());

        Problem problem = problem(verification(HOSTS), bundleAt("files.example.test", FILE));

        assertThat(problem.code()).isEqualTo(ProblemCode.SIGNATURE_MISMATCH);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("artifacts[0].signature");
    }

    @Test
    void a_signature_by_an_unknown_key_is_refused_before_anything_is_fetched() {
        SampleSigner stranger = SampleSigner.create();
        ExternalClaim claim = claim("files.example.test", FILE,
                Optional.of(TauriSignature.parse(stranger.sign(BUNDLE.bytes(), "a.AppImage", "1.2.0"))));

        assertThat(problem(verification(HOSTS), claim).code()).isEqualTo(ProblemCode.SIGNATURE_KEY_UNKNOWN);
        assertThat(host.requests).isEmpty();
    }

    @Test
    void an_empty_file_and_one_over_the_limit_are_refused_at_the_address() {
        host.file("/empty", new byte[0]);
        host.at("/large", request -> request.response().setChunked(true).end(Buffer.buffer(new byte[2 * 1024 * 1024])));

        Problem empty = problem(verification(HOSTS), installerAt("files.example.test", "/empty"));
        Problem large = problem(verification(HOSTS, "oasis.storage.max-object-size", "1M"),
                installerAt("files.example.test", "/large"));

        assertThat(empty.code()).isEqualTo(ProblemCode.OBJECT_EMPTY);
        assertThat(large.code()).isEqualTo(ProblemCode.OBJECT_TOO_LARGE);
        assertThat(List.of(empty, large)).allSatisfy(problem -> assertThat(problem.errors()).extracting(FieldError::field)
                .containsExactly("artifacts[0].url"));
    }

    @Test
    void a_file_larger_than_the_window_arrives_whole() {
        byte[] large = SampleFile.APPIMAGE.bytes(24 * 1024 * 1024);
        host.file("/large", large);

        assertThat(verify(installerAt("files.example.test", "/large")).content().sha256())
                .isEqualTo(HexFormat.of().formatHex(Sha256.of(large)));
    }

    @Test
    void an_answer_that_is_not_the_file_is_refused() {
        host.at("/zipped", request -> request.response().putHeader("content-encoding", "gzip").end("zipped"));

        assertRefused(bundleAt("files.example.test", "/missing"), "answered with HTTP status 404");
        assertRefused(bundleAt("files.example.test", "/zipped"), "content encoding gzip");
    }

    @Test
    void what_a_retry_may_cure_is_said_to_be_unavailable() {
        host.at("/down", request -> request.response().setStatusCode(503).end());
        host.at("/broken", request -> {
            request.response().putHeader("content-length", "100000").write("some");
            request.connection().close();
        });
        addresses.lead("gone.example.test");

        assertUnavailable(verification(HOSTS), bundleAt("files.example.test", "/down"));
        assertUnavailable(verification(HOSTS), bundleAt("files.example.test", "/broken"));
        assertUnavailable(verification(HOSTS), bundleAt("gone.example.test", FILE));
    }

    @Test
    void a_silent_host_and_one_that_drips_for_ever_are_given_up() {
        host.at("/mute", request -> {
        });
        host.at("/stuck", request -> request.response().putHeader("content-length", "100000").write("some"));
        host.at("/drip", request -> {
            request.response().setChunked(true);
            vertx.setPeriodic(20, timer -> {
                if (request.response().closed()) {
                    vertx.cancelTimer(timer);
                } else {
                    request.response().write("drop");
                }
            });
        });

        assertUnavailable(verification(HOSTS, "oasis.external.idle-timeout", "200ms"), bundleAt("files.example.test", "/mute"));
        assertUnavailable(verification(HOSTS, "oasis.external.idle-timeout", "200ms"),
                bundleAt("files.example.test", "/stuck"));
        assertUnavailable(verification(HOSTS, "oasis.external.timeout", "500ms"), bundleAt("files.example.test", "/drip"));
    }

    private VerifiedExternal verify(ExternalClaim claim) {
        return run(verification(HOSTS), claim);
    }

    private static VerifiedExternal run(ExternalVerification verification, ExternalClaim claim) {
        TrustedKeys trusted = new TrustedKeys(List.of(MinisignPublicKey.parse(SampleKeys.publicKey("pw"))));
        return verification.verify(trusted, claim).await().atMost(Duration.ofSeconds(20));
    }

    private static Problem problem(ExternalVerification verification, ExternalClaim claim) {
        return catchThrowableOfType(Problem.class, () -> run(verification, claim));
    }

    private void assertRefused(ExternalClaim claim, String reason) {
        Problem problem = problem(verification(HOSTS), claim);
        assertThat(problem.getMessage()).contains(reason);
        assertThat(problem.code()).isEqualTo(ProblemCode.EXTERNAL_URL_REFUSED);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("artifacts[0].url");
    }

    private static void assertUnavailable(ExternalVerification verification, ExternalClaim claim) {
        Problem problem = problem(verification, claim);
        assertThat(problem.code()).isEqualTo(ProblemCode.EXTERNAL_URL_UNAVAILABLE);
        assertThat(problem.retryAfter()).isPresent();
    }

    private ExternalVerification verification(String allowedHosts, String... setting) {
        SmallRyeConfigBuilder settings = new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withMapping(ExternalConfig.class).withMapping(StorageConfig.class)
                .withDefaultValue("oasis.external.allowed-hosts", allowedHosts);
        for (int i = 0; i < setting.length; i += 2) {
            settings.withDefaultValue(setting[i], setting[i + 1]);
        }
        SmallRyeConfig config = settings.build();
        return new ExternalVerification(config.getConfigMapping(ExternalConfig.class),
                config.getConfigMapping(StorageConfig.class), addresses, vertx);
    }

    private ExternalClaim bundleAt(String name, String path) {
        return claim(name, path, Optional.of(TauriSignature.parse(BUNDLE.signature())));
    }

    private ExternalClaim installerAt(String name, String path) {
        return claim(name, path, Optional.empty());
    }

    private ExternalClaim claim(String name, String path, Optional<TauriSignature> signature) {
        return new ExternalClaim(ExternalUrl.require("artifacts[0].url", host.url(name, path)), Platform.LINUX_X86_64,
                signature, FIELDS);
    }
}
