package dev.oasis.analytics.usage;

import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;

import dev.oasis.common.events.UnreadableEvent;
import dev.oasis.common.events.UsageCount;

/**
 * What a roll-up row counts. Texts that do not fit their column, or are not printable ASCII, become {@code other}: a strange
 * client must neither stop the counting nor get a record thrown out.
 *
 * @param bucket start of the UTC hour or day
 */
record RollupKey(String appId, Instant bucket, String kind, String channel, String currentVersion, String releaseVersion,
        String platform, String country, String outcome) implements Comparable<RollupKey> {

    private static final Comparator<RollupKey> ORDER = Comparator.comparing(RollupKey::appId)
            .thenComparing(RollupKey::bucket).thenComparing(RollupKey::kind).thenComparing(RollupKey::channel)
            .thenComparing(RollupKey::currentVersion).thenComparing(RollupKey::releaseVersion)
            .thenComparing(RollupKey::platform).thenComparing(RollupKey::country).thenComparing(RollupKey::outcome);
    private static final Pattern APP_ID = Pattern.compile("[0-9A-Z]{26}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final int MAX_VERSION = 256;
    private static final int MAX_CHANNEL = 50;
    private static final int MAX_WORD = 32;

    /** @throws UnreadableEvent when it is not said which app, or when */
    RollupKey {
        if (appId == null || !APP_ID.matcher(appId).matches()) {
            throw new UnreadableEvent("appId is not an id", null);
        }
        if (bucket == null || bucket.isBefore(EARLIEST) || bucket.isAfter(LATEST)) {
            throw new UnreadableEvent("the time is missing or out of range", null);
        }
        channel = fittingChannel(channel);
        currentVersion = fittingVersion(currentVersion);
        releaseVersion = fittingVersion(releaseVersion);
        platform = fittingWord(platform);
        country = country != null && COUNTRY.matcher(country).matches() ? country : "";
        outcome = fittingWord(outcome);
    }

    /** The same thing, counted in another bucket. */
    RollupKey in(Instant otherBucket) {
        return new RollupKey(appId, otherBucket, kind, channel, currentVersion, releaseVersion, platform, country, outcome);
    }

    /** The same thing, of other versions. */
    RollupKey of(String otherCurrentVersion, String otherReleaseVersion) {
        return new RollupKey(appId, bucket, kind, channel, otherCurrentVersion, otherReleaseVersion, platform, country,
                outcome);
    }

    /** By code points: the order in which all consumers take row locks. */
    @Override
    public int compareTo(RollupKey other) {
        return ORDER.compare(this, other);
    }

    static String fittingChannel(String text) {
        return fitting(text, MAX_CHANNEL);
    }

    static String fittingVersion(String text) {
        return fitting(text, MAX_VERSION);
    }

    /** For a platform or an outcome. */
    static String fittingWord(String text) {
        return fitting(text, MAX_WORD);
    }

    private static String fitting(String text, int length) {
        if (text == null) {
            return "";
        }
        return text.length() <= length && text.chars().allMatch(c -> c > ' ' && c < 0x7f) ? text : UsageCount.OTHER_VERSION;
    }
}
