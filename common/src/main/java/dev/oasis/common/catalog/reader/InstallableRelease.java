package dev.oasis.common.catalog.reader;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.oasis.common.catalog.version.TauriVersion;

/** A release that people are given, with its verified installers in the order of their platforms; it may have none. */
public record InstallableRelease(TauriVersion version, Optional<String> notes, Instant pubDate,
        List<OfferedInstaller> installers) {

    public InstallableRelease {
        Objects.requireNonNull(version);
        Objects.requireNonNull(notes);
        Objects.requireNonNull(pubDate);
        installers = installers.stream().sorted((a, b) -> a.platform().compareTo(b.platform())).toList();
    }
}
