package dev.oasis.common.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.Problem;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Signs uploads and downloads for others to make. Pure computation, any thread. */
@ApplicationScoped
public class Presigner {

    private final StorageConfig config;
    private final StorageCredentials credentials;
    private final S3Signer uploads;
    private final DownloadSigner downloads;

    public Presigner(StorageConfig config, StorageCredentials credentials, S3Signer signer) {
        this.config = config;
        this.credentials = credentials;
        this.uploads = signer;
        this.downloads = DownloadSigner.of(config, signer);
    }

    /** @throws Problem {@code storage_not_configured}, or {@code storage_unavailable} while there are no credentials */
    public void requireConfigured() {
        config.bucket().orElseThrow(StorageConfig::notConfigured);
        credentials.current();
    }

    /**
     * An upload of a new object. The signed {@code if-none-match} makes the key write-once; length and digest, where given,
     * are enforced by the storage.
     *
     * @throws Problem {@code storage_not_configured}, {@code storage_unavailable}, or {@code object_too_large} before a byte of
     *         it is sent
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
        PresignedRequest request = uploads.sign(SdkHttpMethod.PUT, upload.key(), "", signed, config.uploadTtl());
        // The client that sends the body sets its length by itself.
        return new PresignedRequest(request.method(), request.url(), headers, request.expiresAt());
    }

    /**
     * A download under the given file name, for as long as the configuration says.
     *
     * @throws Problem {@code storage_not_configured} or {@code storage_unavailable}
     */
    public URI get(String key, String filename) {
        return get(key, filename, config.downloadTtl()).url();
    }

    /** The same for as long as the caller says. */
    public SignedDownload get(String key, String filename, Duration ttl) {
        return downloads.sign(key, filename, ttl);
    }

    private void requireWithinLimit(long size) {
        if (size > config.maxObjectSize().asLongValue()) {
            throw StorageConfig.tooLarge(config.maxObjectSize().asLongValue()).at("size");
        }
    }
}
