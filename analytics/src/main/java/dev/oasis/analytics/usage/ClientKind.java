package dev.oasis.analytics.usage;

import java.util.Comparator;

/** What clients of a day have in common, in the words of {@link RollupKey}. */
record ClientKind(AppDay day, String channel, String currentVersion, String platform) implements Comparable<ClientKind> {

    private static final Comparator<ClientKind> ORDER = Comparator.comparing(ClientKind::day)
            .thenComparing(ClientKind::channel).thenComparing(ClientKind::currentVersion)
            .thenComparing(ClientKind::platform);

    ClientKind {
        channel = RollupKey.fittingChannel(channel);
        currentVersion = RollupKey.fittingVersion(currentVersion);
        platform = RollupKey.fittingWord(platform);
    }

    /** By code points: the order in which all consumers take row locks. */
    @Override
    public int compareTo(ClientKind other) {
        return ORDER.compare(this, other);
    }
}
