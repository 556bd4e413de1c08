package dev.oasis.common.health;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A few digests, each remembered for some time. For any thread. */
final class KnownDigests {

    private static final int MOST = 100;

    private final long nanos;
    private final Map<String, Long> seen = new LinkedHashMap<>();

    KnownDigests(Duration time) {
        this.nanos = time.toNanos();
    }

    synchronized void add(String digest) {
        seen.remove(digest);
        if (seen.size() == MOST) {
            seen.remove(seen.keySet().iterator().next());
        }
        seen.put(digest, System.nanoTime());
    }

    synchronized void remove(String digest) {
        seen.remove(digest);
    }

    synchronized boolean contains(String digest) {
        Long since = seen.get(digest);
        return since != null && System.nanoTime() - since < nanos;
    }
}
