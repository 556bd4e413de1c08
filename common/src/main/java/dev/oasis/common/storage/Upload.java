package dev.oasis.common.storage;

import java.util.Optional;

/**
 * What an uploader announces; the storage refuses a body that differs.
 *
 * @param size bytes, where the uploader knows them beforehand
 * @param sha256 lower-case hex digest, where the uploader wants it enforced
 */
public record Upload(String key, Optional<Long> size, Optional<String> sha256, Optional<String> contentType) {
}
