package dev.oasis.update.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.oasis.common.events.UsageCount;

/**
 * The counters of one process. Counting is for any thread and never waits; taking is for one thread at a time.
 */
public final class UsageCounters {

    /** Hours after which no request can still hold a counter that it found. */
    private static final int KEPT_HOURS = 2;

    private final Map<UsageKey, UsageCounter> counters = new ConcurrentHashMap<>();
    private final int maxCounters;

    /** @param maxCounters different counters before details are dropped; apps, kinds and outcomes are never dropped */
    public UsageCounters(int maxCounters) {
        this.maxCounters = maxCounters;
    }

    public void count(UsageKey key) {
        counter(key).increment();
    }

    /** What this is counted with; to be used until the hour of the key is over. */
    UsageCounter counter(UsageKey key) {
        UsageCounter counter = counters.get(key);
        if (counter != null) {
            return counter;
        }
        UsageKey kept = counters.size() < maxCounters ? key : key.coarse();
        return counters.computeIfAbsent(kept, absent -> new UsageCounter());
    }

    /**
     * What was counted since the last call.
     *
     * @param hour the hour that it is now; counters of hours long past are forgotten
     */
    public List<UsageCount> take(long hour) {
        List<UsageCount> counts = new ArrayList<>();
        counters.forEach((key, counter) -> {
            long fresh = counter.take();
            if (fresh > 0) {
                counts.add(key.times(fresh));
            } else if (key.hour() < hour - KEPT_HOURS) {
                counters.remove(key);
            }
        });
        return counts;
    }

    /** How many counters are held. */
    public int size() {
        return counters.size();
    }
}
