package dev.oasis.update.usage;

import java.time.Instant;
import java.util.Objects;

import dev.oasis.common.events.UsageCount;
import dev.oasis.common.events.UsageKind;

/**
 * What one counter counts; see {@link UsageCount} for the words.
 *
 * @param hour hours since the epoch, UTC
 */
public record UsageKey(long hour, UsageKind kind, String appId, String channel, String currentVersion, String releaseVersion,
        String platform, String country, String outcome) {

    private static final long SECONDS_PER_HOUR = 3600;

    public UsageKey {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(appId);
    }

    /** The same without what clients make up, for when there are too many counters. */
    UsageKey coarse() {
        return new UsageKey(hour, kind, appId, "", UsageCount.OTHER_VERSION, "", "", "", outcome);
    }

    UsageCount times(long count) {
        return new UsageCount(Instant.ofEpochSecond(hour * SECONDS_PER_HOUR), appId, kind.wireName(), channel, currentVersion,
                releaseVersion, platform, country, outcome, count);
    }
}
