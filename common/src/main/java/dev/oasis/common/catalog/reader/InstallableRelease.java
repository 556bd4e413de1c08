package dev.oasis.common.catalog.reader;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.oasis.common.catalog.version.TauriVersion;

/** A release with its verified installers, of which there is at least one, in the order of their platforms. */
public record InstallableRelease(TauriVersion version, Optional<String> notes, Instant pubDate,
        List<OfferedInstaller> installers) {

    public InstallableRelease {
        Objects.requireNonNull(version);
        Objects.requireNonNull(notes);
        Objects.requireNonNull(pubDate);
        installers = installers.stream().sorted((a, b) -> a.platform().compareTo(b.platform())).toList();
        if (installers.isEmpty()) {
            throw new IllegalArgumentException("Release " + version + " has no installer");
        }
    }
}
