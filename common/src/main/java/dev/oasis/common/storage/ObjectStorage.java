package dev.oasis.common.storage;

import java.io.InputStream;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * What the server does with objects. Every call blocks: worker threads only.
 *
 * <p>
 * Failures are problems: {@code storage_not_configured}, {@code object_not_found}, {@code object_changed} and, for everything
 * that a retry may cure, {@code storage_unavailable}.
 */
@ApplicationScoped
public class ObjectStorage {

    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final StorageConfig config;
    private final Instance<S3Client> client;

    public ObjectStorage(StorageConfig config, Instance<S3Client> client) {
        this.config = config;
        this.client = client;
    }

    /** Returns when the storage answers for the bucket. */
    void reachBucket() {
        call(s3 -> s3.headBucket(request -> request.bucket(bucket())));
    }

    /** Size and ETag of an object. */
    public StoredObject head(String key) {
        return call(s3 -> {
            var head = s3.headObject(request -> request.bucket(bucket()).key(key));
            return new StoredObject(key, head.contentLength(), head.eTag());
        });
    }

    /** The bytes of just this state of the object; fails with {@code object_changed} when it was overwritten. */
    public InputStream open(StoredObject object) {
        return call(s3 -> s3.getObject(request -> request.bucket(bucket()).key(object.key()).ifMatch(object.etag())));
    }

    /** Copies just this state of the object, within the bucket, to be served as this file by whatever host serves it. */
    public void copy(StoredObject source, String targetKey, NamedFile file) {
        call(s3 -> s3.copyObject(request -> request.sourceBucket(bucket()).sourceKey(source.key())
                .copySourceIfMatch(source.etag()).destinationBucket(bucket()).destinationKey(targetKey)
                .metadataDirective(MetadataDirective.REPLACE).contentType(file.contentType())
                .contentDisposition(file.contentDisposition())));
    }

    /** Deletes the object; one that is not there counts as deleted. */
    public void delete(String key) {
        call(s3 -> s3.deleteObject(request -> request.bucket(bucket()).key(key)));
    }

    /** Whether there is an object of this size. */
    public boolean exists(String key, long size) {
        try {
            return head(key).size() == size;
        } catch (Problem problem) {
            if (problem.code() == ProblemCode.OBJECT_NOT_FOUND) {
                return false;
            }
            throw problem;
        }
    }

    private String bucket() {
        return config.bucket().orElseThrow();
    }

    private <T> T call(Function<S3Client, T> operation) {
        if (config.bucket().isEmpty()) {
            throw StorageConfig.notConfigured();
        }
        try {
            return operation.apply(client.get());
        } catch (NoSuchKeyException missing) {
            throw notFound();
        } catch (S3Exception failure) {
            throw switch (failure.statusCode()) {
                case NOT_FOUND -> notFound();
                case PRECONDITION_FAILED -> Problem.of(ProblemCode.OBJECT_CHANGED,
                        "The object was overwritten while it was read; upload to a key of its own and post again.");
                default -> unavailable(failure);
            };
        } catch (SdkException failure) {
            throw unavailable(failure);
        }
    }

    private static Problem notFound() {
        return Problem.of(ProblemCode.OBJECT_NOT_FOUND, "Upload the object first, then name its key.");
    }

    private static Problem unavailable(SdkException failure) {
        return Problem.unavailable(ProblemCode.STORAGE_UNAVAILABLE,
                "The object storage does not answer; nothing was changed. Try again in a few seconds.", failure);
    }
}
