package dev.oasis.common.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;

/** The signatures are recomputed by {@link SigV4Reference}, which shares no code with the SDK's signer. */
class PresignerTest {

    private static final String SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final Vertx VERTX = Vertx.vertx();

    private final Presigner presigner = presigner();

    @AfterAll
    static void end() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_plain_upload_must_only_be_new() {
        PresignedRequest request = presigner.put(upload("myapp/uploads/1/a.exe", null, null, null));

        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.headers()).containsExactly(Map.entry("if-none-match", "*"));
        assertThat(request.url().toString()).startsWith("http://s3.example.test:9000/releases/myapp/uploads/1/a.exe?");
        assertThat(parameters(request.url())).containsEntry("X-Amz-SignedHeaders", "host;if-none-match")
                .containsEntry("X-Amz-Expires", "3600");
        assertThat(signature(request.url())).isEqualTo(SigV4Reference.of("PUT", request.url(), request.headers()));
    }

    @Test
    void what_is_announced_of_an_upload_is_signed() {
        PresignedRequest request = presigner.put(upload("myapp/a.exe", 4096L, SHA256, "application/octet-stream"));
        Map<String, String> sent = new TreeMap<>(request.headers());
        sent.put("content-length", "4096");

        assertThat(request.headers()).containsOnlyKeys("if-none-match", "content-type", "x-amz-checksum-sha256")
                .containsEntry("x-amz-checksum-sha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assertThat(parameters(request.url()).get("X-Amz-SignedHeaders").split(";"))
                .containsExactly("content-length", "content-type", "host", "if-none-match", "x-amz-checksum-sha256");
        assertThat(signature(request.url())).isEqualTo(SigV4Reference.of("PUT", request.url(), sent));
        sent.put("content-length", "4097");
        assertThat(signature(request.url())).isNotEqualTo(SigV4Reference.of("PUT", request.url(), sent));
    }

    @ParameterizedTest
    @ValueSource(strings = { "a.exe", "My App (beta)_1.2.0+3.exe", "50%&=?#*'!~.exe", "überall.exe", "日本.exe" })
    void any_key_and_name_can_be_downloaded(String filename) {
        URI url = presigner.get("myapp/blobs/" + filename, filename);

        assertThat(url.getPath()).isEqualTo("/releases/myapp/blobs/" + filename);
        assertThat(parameters(url).get("response-content-disposition")).matches("attachment; filename=\"[ -~]+\"");
        assertThat(parameters(url)).containsEntry("X-Amz-Expires", "900");
        assertThat(signature(url)).isEqualTo(SigV4Reference.of("GET", url, Map.of()));
    }

    @Test
    void it_says_when_the_upload_ends() {
        Instant before = Instant.now();

        assertThat(presigner.put(upload("myapp/a.exe", null, null, null)).expiresAt())
                .isBetween(before.plus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)));
    }

    @Test
    void a_public_base_is_used_unsigned() {
        assertThat(presigner("oasis.storage.public-url", "https://cdn.example.com/files/").get("myapp/blobs/a b", "a b"))
                .hasToString("https://cdn.example.com/files/myapp/blobs/a%20b");
    }

    @Test
    void without_an_endpoint_it_is_aws() {
        Presigner aws = presigner(config(Map.of("oasis.storage.bucket", "releases", "oasis.storage.region", "eu-central-1",
                "oasis.storage.access-key-id", SigV4Reference.KEY_ID, "oasis.storage.secret-access-key",
                SigV4Reference.SECRET)));

        URI url = aws.get("myapp/a", "a");

        assertThat(url.toString()).startsWith("https://s3.eu-central-1.amazonaws.com/releases/myapp/a?");
        assertThat(signature(url)).isEqualTo(SigV4Reference.of("GET", url, Map.of()));
    }

    @Test
    void the_bucket_can_stand_before_the_host() {
        URI url = presigner("oasis.storage.path-style", "false").get("myapp/a", "a");

        assertThat(url.toString()).startsWith("http://releases.s3.example.test:9000/myapp/a?");
        assertThat(signature(url)).isEqualTo(SigV4Reference.of("GET", url, Map.of()));
    }

    @Test
    void the_caller_chooses_how_long_a_download_works() {
        Instant before = Instant.now();

        SignedDownload download = presigner.get("myapp/a", "a", Duration.ofDays(7));

        assertThat(parameters(download.url())).containsEntry("X-Amz-Expires", "604800");
        assertThat(download.expiresAt()).hasValueSatisfying(
                end -> assertThat(end).isBetween(before.plus(Duration.ofDays(7)), Instant.now().plus(Duration.ofDays(7))));
        assertThat(presigner("oasis.storage.public-url", "https://cdn.example.com").get("myapp/a", "a", Duration.ofDays(7))
                .expiresAt()).isEmpty();
    }

    @Test
    void a_private_bucket_with_a_public_address_can_still_be_signed_for() {
        assertThat(presigner("oasis.storage.public-url", "https://cdn.example.com", "oasis.storage.downloads", "s3")
                .get("myapp/a", "a").toString()).startsWith("http://s3.example.test:9000/releases/myapp/a?");
    }

    @Test
    void a_session_token_is_signed_too() {
        URI url = presigner("oasis.storage.session-token", "token/1+2").get("myapp/a", "a");

        assertThat(parameters(url)).containsEntry("X-Amz-Security-Token", "token/1+2");
        assertThat(signature(url)).isEqualTo(SigV4Reference.of("GET", url, Map.of()));
    }

    @Test
    void without_a_bucket_nothing_is_signed() {
        Presigner without = presigner(config(Map.of()));

        assertThat(catchThrowableOfType(Problem.class, () -> without.get("myapp/a", "a")).code())
                .isEqualTo(ProblemCode.STORAGE_NOT_CONFIGURED);
        assertThat(catchThrowableOfType(Problem.class, () -> without.put(upload("myapp/a", null, null, null))).code())
                .isEqualTo(ProblemCode.STORAGE_NOT_CONFIGURED);
    }

    private static Upload upload(String key, Long size, String sha256, String contentType) {
        return new Upload(key, Optional.ofNullable(size), Optional.ofNullable(sha256), Optional.ofNullable(contentType));
    }

    private static Presigner presigner(String... setting) {
        Map<String, String> settings = new TreeMap<>(Map.of("oasis.storage.endpoint", "http://s3.example.test:9000/",
                "oasis.storage.bucket", "releases", "oasis.storage.access-key-id", SigV4Reference.KEY_ID,
                "oasis.storage.secret-access-key", SigV4Reference.SECRET));
        for (int i = 0; i < setting.length; i += 2) {
            settings.put(setting[i], setting[i + 1]);
        }
        return presigner(config(settings));
    }

    private static Presigner presigner(StorageConfig config) {
        StorageCredentials credentials = new StorageCredentials(config, VERTX);
        return new Presigner(config, credentials, new S3Signer(config, credentials));
    }

    private static StorageConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(StorageConfig.class)
                .withDefaultValues(settings).build().getConfigMapping(StorageConfig.class);
    }

    private static String signature(URI url) {
        return parameters(url).get("X-Amz-Signature");
    }

    private static Map<String, String> parameters(URI url) {
        return Arrays.stream(url.getRawQuery().split("&")).map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }
}
