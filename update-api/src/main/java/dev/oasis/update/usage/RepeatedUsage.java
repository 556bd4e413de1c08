package dev.oasis.update.usage;

import java.util.Objects;

/** One thing that happens again and again: keeps the key of its counter for the hour, so that counting allocates nothing. */
public final class RepeatedUsage {

    private final Usage usage;
    // Written without a lock: immutable, and each thread would make the same.
    private UsageKey newest;

    public RepeatedUsage(Usage usage) {
        this.usage = Objects.requireNonNull(usage);
    }

    Usage usage() {
        return usage;
    }

    UsageKey key(long hour, String country) {
        UsageKey key = newest;
        if (key == null || key.hour() != hour || !key.country().equals(country)) {
            key = usage.key(hour, country);
            newest = key;
        }
        return key;
    }
}
