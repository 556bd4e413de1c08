package dev.oasis.common.storage;

import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;

/** Refuses to start with half a storage: what is missing would otherwise be noticed by the first user. */
@Singleton
public class StorageSettings {

    private static final String AUTO = "auto";

    void check(@Observes StartupEvent event, StorageConfig config) {
        faultOf(config).ifPresent(sentence -> {
            throw new IllegalStateException(sentence);
        });
    }

    /** What makes download addresses, where the configuration leaves it open. */
    static DownloadProvider downloads(StorageConfig config) {
        return config.downloads().orElseGet(() -> config.publicUrl().isPresent() ? DownloadProvider.PUBLIC
                : config.bucket().isPresent() ? DownloadProvider.S3 : DownloadProvider.NONE);
    }

    /** What is wrong, as a sentence that says what to set. */
    static Optional<String> faultOf(StorageConfig config) {
        boolean bucket = config.bucket().isPresent();
        boolean key = config.accessKeyId().isPresent();
        boolean secret = config.secretAccessKey().isPresent();
        if (key != secret) {
            return Optional.of("oasis.storage." + (key ? "access-key-id is set without secret-access-key"
                    : "secret-access-key is set without access-key-id") + ": set both, or none to use the environment's.");
        }
        if (config.sessionToken().isPresent() && !key) {
            return Optional.of("oasis.storage.session-token is set without access-key-id and secret-access-key: set all three, "
                    + "or none to use the environment's.");
        }
        if (!bucket && (key || config.endpoint().isPresent())) {
            return Optional.of("oasis.storage." + (key ? "access-key-id" : "endpoint")
                    + " is set without oasis.storage.bucket: name the bucket, or unset both to run without storage.");
        }
        if (bucket && config.endpoint().isEmpty() && config.region().equals(AUTO)) {
            return Optional.of("oasis.storage.bucket is set without oasis.storage.endpoint, which means AWS: set "
                    + "oasis.storage.region to the bucket's region, or name the endpoint of another provider.");
        }
        return addressFault(config).or(() -> DownloadTtl.faultOf("upload-ttl", config.uploadTtl()))
                .or(() -> DownloadTtl.faultOf("download-ttl", config.downloadTtl()));
    }

    private static Optional<String> addressFault(StorageConfig config) {
        if (config.endpoint().filter(url -> url.getHost() == null).isPresent()
                || config.publicUrl().filter(url -> url.getHost() == null).isPresent()) {
            return Optional.of("oasis.storage.endpoint and oasis.storage.public-url must begin with https:// and a host name.");
        }
        return switch (downloads(config)) {
            case PUBLIC -> config.publicUrl().isPresent() ? Optional.empty()
                    : Optional.of("oasis.storage.downloads is public: set oasis.storage.public-url to the address under which "
                            + "everybody can read the bucket.");
            case S3 -> config.bucket().isPresent() ? Optional.empty()
                    : Optional.of("oasis.storage.downloads is s3: set oasis.storage.bucket.");
            case NONE -> Optional.empty();
        };
    }
}
