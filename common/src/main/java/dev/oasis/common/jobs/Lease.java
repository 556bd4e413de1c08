package dev.oasis.common.jobs;

import java.time.Duration;

/**
 * How long a runner may be silent before its job is somebody else's.
 *
 * @param runner who takes the job
 */
public record Lease(String runner, Duration duration) {

    public Lease {
        if (runner.isBlank() || duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("A lease needs somebody and some time");
        }
    }
}
