package dev.oasis.common.ratelimit;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/**
 * The buckets of one class in a fixed amount of memory, whoever asks: a bucket that is full again is as good as none, so its
 * place is free, and when a place is missing all the same, the least used bucket gives way. Who has used up a bucket thus
 * stays known however many others come. Nothing is allocated, nothing has to be swept. For any thread.
 */
final class BucketTable {

    /** 65,536 buckets, one MiB. */
    private static final int SETS = 1 << 13;
    private static final int WAYS = 8;
    private static final int LOCKS = 64;

    private final Limit limit;
    private final LongSupplier clock;
    // Nobody can choose addresses that fall into one set.
    private final long seed = ThreadLocalRandom.current().nextLong();
    private final long[] keys = new long[SETS * WAYS];
    private final long[] fullAt = new long[SETS * WAYS];
    private final Object[] locks = new Object[LOCKS];

    /** @param clock nanoseconds since some moment in the past, never less than zero */
    BucketTable(Limit limit, LongSupplier clock) {
        this.limit = limit;
        this.clock = clock;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /** Takes a token out of the bucket of this key if there is one. False when there was none. */
    boolean take(long key) {
        long now = clock.getAsLong();
        int set = setOf(key);
        synchronized (locks[set % LOCKS]) {
            int place = placeOf(key, set, now);
            long after = limit.take(fullAt[place], now);
            if (!limit.isWithin(after, now)) {
                return false;
            }
            keys[place] = key;
            fullAt[place] = after;
            return true;
        }
    }

    /** The state of a bucket, without a change. */
    Bucket look(long key) {
        long now = clock.getAsLong();
        int set = setOf(key);
        synchronized (locks[set % LOCKS]) {
            for (int place = set * WAYS; place < (set + 1) * WAYS; place++) {
                if (keys[place] == key) {
                    return Bucket.of(limit, fullAt[place], now);
                }
            }
        }
        return Bucket.of(limit, 0, now);
    }

    /** That of the key, else the one of the bucket that is or will first be full; that bucket's debt is forgotten. */
    private int placeOf(long key, int set, long now) {
        int first = set * WAYS;
        int free = first;
        for (int place = first; place < first + WAYS; place++) {
            if (keys[place] == key) {
                return place;
            }
            if (fullAt[place] < fullAt[free]) {
                free = place;
            }
        }
        fullAt[free] = now;
        return free;
    }

    // The finalizer of MurmurHash3: every bit of the key moves every bit of the set.
    private int setOf(long key) {
        long hash = key ^ seed;
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return (int) (hash ^ hash >>> 33) & SETS - 1;
    }
}
