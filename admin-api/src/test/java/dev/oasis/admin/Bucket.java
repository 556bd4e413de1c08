package dev.oasis.admin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.storage.StorageConfig;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket, as somebody with plain S3 tools sees it. */
@ApplicationScoped
public class Bucket {

    private final S3Client s3;
    private final StorageConfig config;

    Bucket(S3Client s3, StorageConfig config) {
        this.s3 = s3;
        this.config = config;
    }

    public void put(String key, byte[] bytes) {
        s3.putObject(put -> put.bucket(name()).key(key), RequestBody.fromBytes(bytes));
    }

    public HeadObjectResponse head(String key) {
        return s3.headObject(head -> head.bucket(name()).key(key));
    }

    public List<String> keysBelow(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(name()).prefix(prefix)).contents().stream().map(S3Object::key)
                .toList();
    }

    private String name() {
        return config.bucket().orElseThrow();
    }
}
