package dev.oasis.common.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;

/** Temporary credentials from the services that a container or a Kubernetes pod finds in its environment. */
class StorageCredentialsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Vertx vertx = Vertx.vertx();
    private MetadataService metadata;
    private StorageCredentials credentials;
    private S3Signer signer;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws Exception {
        metadata = new MetadataService(Duration.ofHours(1));
        // Whatever the machine that tests run on has is not meant.
        System.setProperty("aws.sharedCredentialsFile", directory.resolve("none").toString());
        System.setProperty("aws.configFile", directory.resolve("none").toString());
        System.setProperty("aws.disableEc2Metadata", "true");
    }

    @AfterEach
    void end() {
        for (String property : new String[] { "aws.sharedCredentialsFile", "aws.configFile", "aws.disableEc2Metadata",
                "aws.containerCredentialsFullUri", "aws.webIdentityTokenFile", "aws.roleArn", "aws.roleSessionName",
                "aws.endpointUrlSts" }) {
            System.clearProperty(property);
        }
        if (credentials != null) {
            credentials.stop(null);
        }
        metadata.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void the_role_of_a_container_signs_with_its_session_token() {
        System.setProperty("aws.containerCredentialsFullUri", metadata.url("/container"));
        begin();

        URI url = awaitUrl(Duration.ofMinutes(15));

        assertThat(parameters(url)).containsEntry("X-Amz-Security-Token", "token-1")
                .hasEntrySatisfying("X-Amz-Credential", scope -> assertThat(scope).startsWith("key-1/"));
        assertThat(parameters(url).get("X-Amz-Signature")).isEqualTo(SigV4Reference.of("GET", url, Map.of()));
    }

    @Test
    void credentials_are_renewed_before_they_end() {
        metadata.life(Duration.ofSeconds(4));
        System.setProperty("aws.containerCredentialsFullUri", metadata.url("/container"));
        begin();
        awaitUrl(Duration.ofMinutes(15));

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            int last = Integer.parseInt(parameters(url(Duration.ofMinutes(15))).get("X-Amz-Security-Token").substring(6));
            assertThat(last).isGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void an_address_says_that_it_ends_with_the_credentials() throws Exception {
        metadata.life(Duration.ofMinutes(30));
        beServiceAccount();
        begin();
        awaitUrl(Duration.ofMinutes(15));

        assertThat(download(Duration.ofDays(7)).expiresAt().orElseThrow())
                .isBetween(Instant.now().plus(Duration.ofMinutes(25)), Instant.now().plus(Duration.ofMinutes(31)));
        assertThat(download(Duration.ofMinutes(1)).expiresAt().orElseThrow())
                .isBefore(Instant.now().plus(Duration.ofMinutes(2)));
    }

    @Test
    void without_credentials_signing_is_refused_until_there_are_some() {
        metadata.down(true);
        System.setProperty("aws.containerCredentialsFullUri", metadata.url("/container"));
        begin();

        Problem problem = catchThrowableOfType(Problem.class, () -> url(Duration.ofMinutes(15)));
        metadata.down(false);

        assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_UNAVAILABLE);
        assertThat(awaitUrl(Duration.ofMinutes(15))).isNotNull();
    }

    @Test
    void ended_credentials_sign_nothing() throws Exception {
        metadata.life(Duration.ofSeconds(3));
        beServiceAccount();
        begin();
        awaitUrl(Duration.ofMinutes(15));

        metadata.down(true);

        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                catchThrowableOfType(Problem.class, () -> url(Duration.ofMinutes(15)))).isNotNull());
    }

    @Test
    void the_service_account_of_a_pod_stands_for_its_role() throws Exception {
        beServiceAccount();
        begin();

        URI url = awaitUrl(Duration.ofMinutes(15));

        assertThat(parameters(url)).containsEntry("X-Amz-Security-Token", "token-" + metadata.issued());
        assertThat(metadata.lastRequest()).contains("Action=AssumeRoleWithWebIdentity")
                .contains("WebIdentityToken=signed-by-the-cluster");
    }

    private void beServiceAccount() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), "signed-by-the-cluster");
        System.setProperty("aws.webIdentityTokenFile", token.toString());
        System.setProperty("aws.roleArn", "arn:aws:iam::123456789012:role/oasis");
        System.setProperty("aws.endpointUrlSts", metadata.url("/"));
    }

    private void begin() {
        StorageConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(StorageConfig.class)
                .withDefaultValues(Map.of("oasis.storage.endpoint", "http://s3.example.test:9000", "oasis.storage.bucket",
                        "releases"))
                .build().getConfigMapping(StorageConfig.class);
        credentials = new StorageCredentials(config, vertx);
        signer = new S3Signer(config, credentials);
        credentials.start(null);
    }

    private URI awaitUrl(Duration ttl) {
        Awaitility.await().atMost(PATIENCE).ignoreExceptionsInstanceOf(Problem.class).until(() -> url(ttl) != null);
        return url(ttl);
    }

    private URI url(Duration ttl) {
        return download(ttl).url();
    }

    private SignedDownload download(Duration ttl) {
        return new S3Downloads(signer).sign("myapp/a", "a", ttl);
    }

    private static Map<String, String> parameters(URI url) {
        return Arrays.stream(url.getRawQuery().split("&")).map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }
}
