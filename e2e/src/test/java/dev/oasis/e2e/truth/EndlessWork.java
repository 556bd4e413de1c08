package dev.oasis.e2e.truth;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does things over and over, each on a thread of its own, until it is closed; then nothing of it runs any more. */
final class EndlessWork implements AutoCloseable {

    private static final int THREADS = 4;
    private static final long PATIENCE_SECONDS = 90;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final Duration pause;

    /** @param pause between two turns */
    EndlessWork(Duration pause) {
        this.pause = pause;
    }

    /** Begins; what a turn throws ends nothing, for something or other is always away. */
    void repeat(Runnable turn) {
        threads.scheduleWithFixedDelay(() -> {
            try {
                turn.run();
            } catch (RuntimeException | AssertionError failed) {
                // The next turn may do better. Whoever must not fail keeps a record of it.
            }
        }, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Somebody still waits for an answer after " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
