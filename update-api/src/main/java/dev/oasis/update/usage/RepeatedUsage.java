package dev.oasis.update.usage;

import java.util.Objects;

/** One thing that happens again and again: keeps its counter for the hour, so that counting neither searches nor allocates. */
public final class RepeatedUsage {

    private final Usage usage;
    // Written without a lock: immutable, and each thread would find the same.
    private Current current;

    public RepeatedUsage(Usage usage) {
        this.usage = Objects.requireNonNull(usage);
    }

    Usage usage() {
        return usage;
    }

    /** @param hour the hour that it is now: a counter of another one is not kept */
    void count(UsageCounters counters, long hour, String country) {
        Current known = current;
        if (known == null || known.hour != hour || !known.country.equals(country)) {
            known = new Current(hour, country, counters.counter(usage.key(hour, country)));
            current = known;
        }
        known.counter.increment();
    }

    private record Current(long hour, String country, UsageCounter counter) {
    }
}
