package dev.oasis.common.ratelimit;

import java.time.Duration;

/**
 * What a caller is told of a bucket.
 *
 * @param remaining whole tokens in it
 * @param untilToken how long it is empty; zero when it is not
 * @param untilFull how long it takes to be full again
 */
public record Bucket(long remaining, Duration untilToken, Duration untilFull) {

    static Bucket of(Limit limit, long fullAt, long now) {
        return new Bucket(limit.remaining(fullAt, now), Duration.ofNanos(limit.untilToken(fullAt, now)),
                Duration.ofNanos(Math.max(0, fullAt - now)));
    }

    public boolean isEmpty() {
        return !untilToken.isZero();
    }
}
