package dev.oasis.common.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the objects are. Storage counts as configured when a bucket is named. */
@ConfigMapping(prefix = "oasis.storage")
public interface StorageConfig {

    /** Address of an S3-compatible server (R2, MinIO, B2); absent for AWS itself. */
    Optional<URI> endpoint();

    @WithDefault("auto")
    String region();

    Optional<String> bucket();

    /** Absent with the secret: the environment is asked, as the AWS SDK does. */
    Optional<String> accessKeyId();

    Optional<String> secretAccessKey();

    /** Belongs to temporary keys. Better left to the environment, which can renew them. */
    Optional<String> sessionToken();

    /** Whether the bucket stands in the path of addresses, or before the host ({@code https://bucket.host/key}). */
    @WithDefault("true")
    boolean pathStyle();

    /** What makes the addresses of downloads; absent: the public base address if there is one, else S3, else none. */
    Optional<DownloadProvider> downloads();

    /** Base address under which everybody can read the bucket; downloads then go there instead of to a presigned address. */
    Optional<URI> publicUrl();

    /** How long a presigned upload stays open. */
    @WithDefault("1h")
    Duration uploadTtl();

    /** How long a presigned download stays open; counted from the redirect, so it only has to outlast the start. */
    @WithDefault("15m")
    Duration downloadTtl();

    /** The largest object that is accepted. */
    @WithDefault("2G")
    MemorySize maxObjectSize();

    static Problem notConfigured() {
        return Problem.of(ProblemCode.STORAGE_NOT_CONFIGURED,
                "Set oasis.storage.bucket, access-key-id and secret-access-key, or post external addresses.");
    }

    /** What is answered for an object over the limit. */
    static Problem tooLarge(long limit) {
        return Problem.of(ProblemCode.OBJECT_TOO_LARGE,
                "An object may have at most " + limit + " bytes (oasis.storage.max-object-size).");
    }
}
