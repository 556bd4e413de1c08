package dev.oasis.e2e.platform;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The object storage as a pipeline with credentials of its own sees it. */
public final class Storage {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    /** Set by the HTTP client itself. */
    private static final Set<String> CLIENTS_OWN = Set.of("host", "content-length");

    private final Platform platform;

    public Storage(Platform platform) {
        this.platform = platform;
    }

    /** Writes an object, in place of what was there. */
    public void put(String key, byte[] content) {
        URI url = URI.create(platform.storage("endpoint") + "/" + platform.storage("bucket") + "/" + key);
        SdkHttpRequest signed = SIGNER.sign(signing -> signing
                .identity(AwsCredentialsIdentity.create(platform.storage("access-key"), platform.storage("secret-key")))
                .request(SdkHttpFullRequest.builder().method(SdkHttpMethod.PUT).uri(url).build())
                .payload(ContentStreamProvider.fromByteArray(content))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, platform.storage("region"))
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)).request();
        Api.anonymous("").put(url.toString(), toSend(signed.headers()), content).expect(200);
    }

    private static Map<String, String> toSend(Map<String, List<String>> signed) {
        Map<String, String> headers = new HashMap<>();
        signed.forEach((name, values) -> {
            if (!CLIENTS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values.get(0));
            }
        });
        return headers;
    }
}
