package dev.oasis.common.statistics;

import java.util.List;

/**
 * All downloads of one release that were ever counted.
 *
 * @param byPlatform the highest count first
 */
public record ReleaseDownloads(String releaseId, String version, long updateDownloads, long installerDownloads,
        long totalDownloads, List<AppAnalytics.PlatformCount> byPlatform) {

    public ReleaseDownloads {
        byPlatform = List.copyOf(byPlatform);
    }

    static ReleaseDownloads of(String releaseId, String version, DownloadSummary summary) {
        return new ReleaseDownloads(releaseId, version, summary.totalUpdateDownloads(), summary.totalInstallerDownloads(),
                summary.totalDownloads(), summary.byPlatform());
    }
}
