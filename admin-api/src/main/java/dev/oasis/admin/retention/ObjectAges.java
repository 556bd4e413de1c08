package dev.oasis.admin.retention;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.storage.StorageConfig;

/** From which age on objects go, in seconds as PostgreSQL takes them. */
@ApplicationScoped
class ObjectAges {

    private final RetentionConfig retention;
    private final StorageConfig storage;

    ObjectAges(RetentionConfig retention, StorageConfig storage) {
        this.retention = retention;
        this.storage = storage;
    }

    /** Counted from the end of the presigned address: a repeated call may have signed the same key late. */
    double upload() {
        return retention.uploads().plus(storage.uploadTtl()).toSeconds();
    }

    double deleted() {
        return retention.deletedObjects().toSeconds();
    }
}
