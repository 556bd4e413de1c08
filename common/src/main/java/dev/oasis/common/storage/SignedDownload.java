package dev.oasis.common.storage;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * An address from which an object can be downloaded.
 *
 * @param expiresAt absent when it works for ever
 */
public record SignedDownload(URI url, Optional<Instant> expiresAt) {
}
