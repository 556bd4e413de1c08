package dev.oasis.common.verification;

import java.util.Optional;

import dev.oasis.common.catalog.target.BundleKind;

/**
 * What one pass over some content has proven.
 *
 * @param bundle and the key that signed it; empty for an installer
 * @param size bytes
 * @param sha256 lower-case hex
 */
public record VerifiedContent(Optional<BundleKind> bundle, Optional<String> keyId, long size, String sha256) {
}
