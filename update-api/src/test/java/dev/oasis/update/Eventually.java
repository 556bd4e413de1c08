package dev.oasis.update;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits until an assertion holds. */
final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PACE = Duration.ofMillis(50);

    private Eventually() {
    }

    /** Returns when the assertion holds; its last failure comes out when it does not in time. */
    static void eventually(Runnable assertion) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                LockSupport.parkNanos(PACE.toNanos());
            }
        }
    }
}
