package dev.oasis.common.storage;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.Problem;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Signs S3 requests for others to make (AWS Signature Version 4 in the query string), with the SDK's signer alone: the whole
 * S3 client would triple update-api's native image. Pure computation, any thread.
 */
@ApplicationScoped
public class Presigner {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private final StorageConfig config;
    private final Clock clock = Clock.systemUTC();

    public Presigner(StorageConfig config) {
        this.config = config;
    }

    /** @throws Problem {@code storage_not_configured} */
    public void requireConfigured() {
        required(config.bucket());
        credentials();
    }

    /**
     * An upload of a new object. The signed {@code if-none-match} makes the key write-once; length and digest, where given,
     * are enforced by the storage.
     *
     * @throws Problem {@code storage_not_configured}, or {@code object_too_large} before a byte of it is sent
     */
    public PresignedRequest put(Upload upload) {
        upload.size().ifPresent(this::requireWithinLimit);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("if-none-match", "*");
        upload.contentType().ifPresent(type -> headers.put("content-type", type));
        upload.sha256().ifPresent(hex -> headers.put("x-amz-checksum-sha256",
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex))));
        Map<String, String> signed = new LinkedHashMap<>(headers);
        upload.size().ifPresent(size -> signed.put("content-length", size.toString()));
        URI url = presign(SdkHttpMethod.PUT, objectUrl(upload.key()), signed, config.uploadTtl());
        return new PresignedRequest("PUT", url, headers, clock.instant().plus(config.uploadTtl()));
    }

    /**
     * A download under the given file name: an address of the public base where there is one, else a presigned one.
     *
     * @throws Problem {@code storage_not_configured}
     */
    public URI get(String key, String filename) {
        if (config.publicUrl().isPresent()) {
            return URI.create(withoutSlash(config.publicUrl().get().toString()) + "/" + encodePath(key));
        }
        String disposition = "attachment; filename=\"" + filename.replaceAll("[^A-Za-z0-9._+() -]", "_") + "\"";
        URI url = URI.create(objectUrl(key) + "?response-content-disposition=" + encode(disposition));
        return presign(SdkHttpMethod.GET, url, Map.of(), config.downloadTtl());
    }

    private void requireWithinLimit(long size) {
        if (size > config.maxObjectSize().asLongValue()) {
            throw StorageConfig.tooLarge(config.maxObjectSize().asLongValue()).at("size");
        }
    }

    private URI presign(SdkHttpMethod method, URI url, Map<String, String> headers, Duration ttl) {
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder().method(method).uri(url);
        headers.forEach((name, value) -> request.putHeader(name, List.of(value)));
        SdkHttpRequest signed = SIGNER.sign(signing -> signing.identity(credentials())
                .request(request.build())
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, config.region())
                .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, ttl)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)).request();
        return signed.getUri();
    }

    private AwsCredentialsIdentity credentials() {
        return AwsCredentialsIdentity.create(required(config.accessKeyId()), required(config.secretAccessKey()));
    }

    // Path style everywhere: every S3-compatible server understands it, and bucket names with dots keep working over TLS.
    private URI objectUrl(String key) {
        String base = config.endpoint().map(URI::toString).map(Presigner::withoutSlash)
                .orElseGet(() -> "https://s3." + config.region() + ".amazonaws.com");
        return URI.create(base + "/" + required(config.bucket()) + "/" + encodePath(key));
    }

    private static String required(Optional<String> setting) {
        return setting.orElseThrow(StorageConfig::notConfigured);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String encodePath(String key) {
        return encode(key).replace("%2F", "/");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }
}
