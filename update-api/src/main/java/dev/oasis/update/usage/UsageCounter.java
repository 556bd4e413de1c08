package dev.oasis.update.usage;

import java.util.concurrent.atomic.LongAdder;

/**
 * How often one thing has happened. It only ever grows and what was taken of it is remembered beside it: nothing that is
 * counted
 * meanwhile can be lost. Counting is for any thread, taking for one at a time.
 */
final class UsageCounter {

    private final LongAdder total = new LongAdder();
    private long taken;

    void increment() {
        total.increment();
    }

    /** What has come since the last call. */
    long take() {
        long now = total.sum();
        long fresh = now - taken;
        taken = now;
        return fresh;
    }
}
