package dev.oasis.common.storage;

import java.time.Duration;

import dev.oasis.common.web.problem.Problem;

/**
 * Makes addresses under which whoever holds them can download one object of a private bucket. Google Cloud Storage and Azure
 * will be further implementations. Pure computation: safe on an event loop.
 */
public interface DownloadSigner {

    /**
     * @param filename under which a browser shall save it
     * @param ttl how long the address is to work, 1 s to 7 d
     * @throws Problem {@code storage_not_configured}, or {@code storage_unavailable} while there are no credentials
     */
    SignedDownload sign(String key, String filename, Duration ttl);

    /** The one that the configuration chooses. */
    static DownloadSigner of(StorageConfig config, S3Signer s3) {
        return switch (StorageSettings.downloads(config)) {
            case S3 -> new S3Downloads(s3);
            case PUBLIC -> new PublicDownloads(config.publicUrl().orElseThrow());
            case NONE -> (key, filename, ttl) -> {
                throw StorageConfig.notConfigured();
            };
        };
    }
}
