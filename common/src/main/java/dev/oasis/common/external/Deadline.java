package dev.oasis.common.external;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** The end of a fetch, and how long a host may be silent until then. On the monotonic clock of this process. */
final class Deadline {

    private final long end;
    private final Duration idle;

    Deadline(Duration whole, Duration idle) {
        this.end = System.nanoTime() + whole.toNanos();
        this.idle = idle;
    }

    /**
     * How long to wait for the next sign of life.
     *
     * @throws TimeoutException when the time for the whole is up
     */
    Duration nextWait() throws TimeoutException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new TimeoutException("The whole took too long");
        }
        return idle.toNanos() < left ? idle : Duration.ofNanos(left);
    }
}
