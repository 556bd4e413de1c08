package dev.oasis.ingest;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.storage.StorageConfig;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The bucket, as somebody with plain S3 tools sees it. */
@ApplicationScoped
public class TestBucket {

    private final S3Client s3;
    private final StorageConfig config;

    TestBucket(S3Client s3, StorageConfig config) {
        this.s3 = s3;
        this.config = config;
    }

    public String put(String key, byte[] bytes) {
        s3.putObject(put -> put.bucket(name()).key(key), RequestBody.fromBytes(bytes));
        return key;
    }

    public byte[] get(String key) {
        return s3.getObjectAsBytes(get -> get.bucket(name()).key(key)).asByteArray();
    }

    /** The one object whose key begins so. */
    public byte[] getBelow(String prefix) {
        var found = s3.listObjectsV2(list -> list.bucket(name()).prefix(prefix)).contents();
        if (found.size() != 1) {
            throw new AssertionError(found + " instead of one object below " + prefix);
        }
        return get(found.get(0).key());
    }

    public void delete(String key) {
        s3.deleteObject(delete -> delete.bucket(name()).key(key));
    }

    private String name() {
        return config.bucket().orElseThrow();
    }
}
