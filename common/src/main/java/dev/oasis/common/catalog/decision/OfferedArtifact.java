package dev.oasis.common.catalog.decision;

import java.util.Objects;

import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.Platform;

/**
 * One verified updater bundle.
 *
 * @param signature the exact text that the client is told
 * @param size in bytes
 * @param location where the bytes lie, for the one who serves them; the decision does not read it
 */
public record OfferedArtifact(String id, Platform platform, BundleKind kind, String filename, String signature, long size,
        String location) {

    public OfferedArtifact {
        Objects.requireNonNull(id);
        Objects.requireNonNull(platform);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(filename);
        Objects.requireNonNull(signature);
        Objects.requireNonNull(location);
        if (kind.operatingSystem() != platform.operatingSystem()) {
            throw new IllegalArgumentException("A bundle of kind " + kind.wireName() + " cannot be for " + platform.wireName());
        }
    }
}
