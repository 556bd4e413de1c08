package dev.oasis.analytics.usage;

import java.time.Instant;
import java.util.Comparator;

/** Which app, on which UTC day. */
record AppDay(String appId, Instant day) implements Comparable<AppDay> {

    private static final Comparator<AppDay> ORDER = Comparator.comparing(AppDay::appId).thenComparing(AppDay::day);

    /** By code points: the order in which all consumers take row locks. */
    @Override
    public int compareTo(AppDay other) {
        return ORDER.compare(this, other);
    }
}
