package dev.oasis.common.statistics;

import java.util.List;

/**
 * All downloads of an app that were ever counted.
 *
 * @param byVersion by the version that was downloaded, the highest total first
 * @param byPlatform by platform, the highest count first
 */
public record DownloadSummary(long totalUpdateDownloads, long totalInstallerDownloads, long totalDownloads,
        List<VersionDownloads> byVersion, List<AppAnalytics.PlatformCount> byPlatform) {

    public DownloadSummary {
        byVersion = List.copyOf(byVersion);
        byPlatform = List.copyOf(byPlatform);
    }

    /** @param releaseId null when the release is gone, or was never one of this app's */
    public record VersionDownloads(String version, String releaseId, long updateDownloads, long installerDownloads,
            long totalDownloads) {
    }

    static DownloadSummary of(List<VersionDownloads> byVersion, List<AppAnalytics.PlatformCount> byPlatform) {
        long updates = byVersion.stream().mapToLong(VersionDownloads::updateDownloads).sum();
        long installers = byVersion.stream().mapToLong(VersionDownloads::installerDownloads).sum();
        return new DownloadSummary(updates, installers, updates + installers, byVersion, byPlatform);
    }
}
