package dev.oasis.analytics.usage;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds lines up, so that each row is written once, in the one order that keeps two writers from waiting for each other. */
final class Rollup {

    private Rollup() {
    }

    static SortedMap<RollupKey, Long> hourly(Collection<Contribution.Line> lines) {
        SortedMap<RollupKey, Long> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(line.key(), line.count(), Math::addExact));
        return sums;
    }

    static SortedMap<RollupKey, Long> daily(Map<RollupKey, Long> hourly) {
        SortedMap<RollupKey, Long> sums = new TreeMap<>();
        hourly.forEach((key, count) -> sums.merge(key.in(key.bucket().truncatedTo(ChronoUnit.DAYS)), count, Math::addExact));
        return sums;
    }
}
