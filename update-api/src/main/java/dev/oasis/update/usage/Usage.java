package dev.oasis.update.usage;

import dev.oasis.common.events.UsageKind;

/**
 * One thing that happened, but for the time and the country. Texts that do not apply are empty.
 *
 * @param currentVersion as the catalog writes it, or {@code other}
 */
public record Usage(UsageKind kind, String appId, String channel, String currentVersion, String releaseVersion,
        String platform, String outcome) {

    /** A redirect to a file. */
    public static Usage download(UsageKind kind, String appId, String releaseVersion, String platform) {
        return new Usage(kind, appId, "", "", releaseVersion, platform, "redirected");
    }

    /** The same of a check whose client has sent an id, counted by what it is and not by what it was told. */
    Usage identified() {
        return new Usage(UsageKind.IDENTIFIED_CHECK, appId, channel, currentVersion, "", platform, "");
    }

    /** @param hour hours since the epoch, UTC */
    UsageKey key(long hour, String country) {
        return new UsageKey(hour, kind, appId, channel, currentVersion, releaseVersion, platform, country, outcome);
    }
}
