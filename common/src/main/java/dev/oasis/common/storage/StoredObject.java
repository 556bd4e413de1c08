package dev.oasis.common.storage;

/** An object as it was at one moment: the ETag changes with the content. */
public record StoredObject(String key, long size, String etag) {
}
