package dev.oasis.common.statistics;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was downloaded and asked for in a period.
 *
 * @param totalDownloads of updates and installers
 * @param totalChecks how often clients asked for an update, whatever the answer
 * @param activeClients about how many different clients asked on the days that the period touches, of those that send an id
 * @param byVersion downloads by the version that was downloaded, the highest count first
 * @param byPlatform downloads by platform, the highest count first
 * @param byCountry downloads by country, the highest count first; null when not asked for
 */
public record AppAnalytics(long totalDownloads, long updateDownloads, long installerDownloads, long totalChecks,
        long activeClients,
        List<VersionCount> byVersion, List<PlatformCount> byPlatform,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<CountryCount> byCountry, AnalyticsPeriod period) {

    public AppAnalytics {
        byVersion = List.copyOf(byVersion);
        byPlatform = List.copyOf(byPlatform);
        byCountry = byCountry == null ? null : List.copyOf(byCountry);
    }

    public record VersionCount(String version, long count) {
    }

    public record PlatformCount(String platform, long count) {
    }

    /** @param country ISO 3166-1 alpha-2, or {@code Unknown} */
    public record CountryCount(String country, long count) {
    }
}
