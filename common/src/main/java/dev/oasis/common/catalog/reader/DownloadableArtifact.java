package dev.oasis.common.catalog.reader;

import dev.oasis.common.catalog.decision.OfferedArtifact;
import dev.oasis.common.catalog.version.TauriVersion;

/** An artifact and the version of the release that it belongs to. */
public record DownloadableArtifact(TauriVersion version, OfferedArtifact artifact) {
}
