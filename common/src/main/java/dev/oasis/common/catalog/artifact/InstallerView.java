package dev.oasis.common.catalog.artifact;

import java.time.Instant;

import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.web.conditional.Tagged;

/** An installer as every API answers it; before it is confirmed only its place is known. */
public record InstallerView(String id, String releaseId, String platform, String filename, String displayName,
        boolean verified, String r2Key, String downloadUrl, Long fileSize, String sha256, Instant createdAt) implements Tagged {

    public static InstallerView of(Installer installer, Release release, String slug, DownloadLinks links) {
        String platform = installer.platform.wireName();
        return new InstallerView(installer.id, installer.releaseId, platform, installer.filename, installer.displayName,
                installer.verified, installer.objectKey,
                installer.verified ? links.installer(slug, platform, release.version) : null,
                installer.fileSize, installer.sha256, installer.createdAt);
    }
}
