package dev.oasis.common.catalog.reader;

import java.util.Objects;
import java.util.Optional;

import dev.oasis.common.catalog.target.Platform;

/**
 * One verified installer.
 *
 * @param displayName what people are shown, if it differs from the file's name
 * @param size in bytes
 * @param location see {@link ContentLocation}
 */
public record OfferedInstaller(String id, Platform platform, String filename, Optional<String> displayName, long size,
        String location) {

    public OfferedInstaller {
        Objects.requireNonNull(id);
        Objects.requireNonNull(platform);
        Objects.requireNonNull(filename);
        Objects.requireNonNull(displayName);
        Objects.requireNonNull(location);
    }
}
