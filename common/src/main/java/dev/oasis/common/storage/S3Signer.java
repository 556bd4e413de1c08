package dev.oasis.common.storage;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.Problem;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Signs S3 requests for others to make (AWS Signature Version 4 in the query string), with the SDK's signer alone: the whole
 * S3 client would triple update-api's native image. Pure computation, any thread.
 */
@ApplicationScoped
public class S3Signer {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private final StorageConfig config;
    private final StorageCredentials credentials;
    private final Clock clock = Clock.systemUTC();

    public S3Signer(StorageConfig config, StorageCredentials credentials) {
        this.config = config;
        this.credentials = credentials;
    }

    /**
     * @param query that is signed too, encoded; empty for none
     * @param headers that must be sent as they are; content-length among them is enforced but not answered
     * @throws Problem {@code storage_not_configured}, or {@code storage_unavailable} while there are no credentials
     */
    PresignedRequest sign(SdkHttpMethod method, String key, String query, Map<String, String> headers, Duration ttl) {
        AwsCredentialsIdentity identity = credentials.current();
        URI url = URI.create(objectUrl(key) + (query.isEmpty() ? "" : "?" + query));
        SdkHttpFullRequest.Builder request = SdkHttpFullRequest.builder().method(method).uri(url);
        headers.forEach((name, value) -> request.putHeader(name, List.of(value)));
        URI signed = SIGNER.sign(signing -> signing.identity(identity)
                .request(request.build())
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, config.region())
                .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, ttl)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)).request().getUri();
        return new PresignedRequest(method.name(), signed, headers, expiry(identity, ttl));
    }

    // An address that temporary credentials have signed ends with them, whatever it says itself.
    private Instant expiry(AwsCredentialsIdentity identity, Duration ttl) {
        Instant wanted = clock.instant().plus(ttl);
        return identity.expirationTime().filter(wanted::isAfter).orElse(wanted);
    }

    private String objectUrl(String key) {
        String bucket = config.bucket().orElseThrow(StorageConfig::notConfigured);
        URI endpoint = config.endpoint().orElseGet(() -> URI.create("https://s3." + config.region() + ".amazonaws.com"));
        String base = UrlText.withoutSlash(endpoint.toString());
        String place = config.pathStyle() ? base + "/" + bucket : base.replaceFirst("://", "://" + bucket + ".");
        return place + "/" + UrlText.encodePath(key);
    }
}
