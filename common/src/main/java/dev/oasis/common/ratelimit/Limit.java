package dev.oasis.common.ratelimit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arithmetic of a token bucket. A bucket is one number, the time at which it is full again: each token taken moves it on
 * by the time in which a token flows back (the generic cell rate algorithm of ITU-T I.371). Times are nanoseconds on a clock
 * that starts at zero, so a bucket that nobody has used yet is zero.
 *
 * @param interval nanoseconds in which one token flows back
 * @param burst how many tokens a full bucket holds
 */
record Limit(long interval, int burst) {

    private static final Pattern RATE = Pattern.compile("(\\d{1,9})(?:/([smh]))?");

    Limit {
        if (interval < 1 || burst < 1) {
            throw new IllegalArgumentException("A rate limit needs a rate and a burst of at least one.");
        }
    }

    /** @throws IllegalArgumentException naming a rate that cannot be read */
    static Limit of(RateLimitConfig.ClassLimit settings) {
        return of(settings.rate(), settings.burst());
    }

    /**
     * @param rate a number with {@code /s}, {@code /m} or {@code /h} behind it; without, it is per second
     * @throws IllegalArgumentException saying what is wrong
     */
    static Limit of(String rate, int burst) {
        Matcher matcher = RATE.matcher(rate.strip());
        long count = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
        if (count == 0) {
            throw new IllegalArgumentException("'" + rate + "' is no rate; write it as 50/s, 100/m or 1000/h.");
        }
        return new Limit(nanos(matcher.group(2)) / count, burst);
    }

    private static long nanos(String unit) {
        if (unit == null) {
            return TimeUnit.SECONDS.toNanos(1);
        }
        return switch (unit) {
            case "m" -> TimeUnit.MINUTES.toNanos(1);
            case "h" -> TimeUnit.HOURS.toNanos(1);
            default -> TimeUnit.SECONDS.toNanos(1);
        };
    }

    /** The bucket after a token was taken, whether or not there was one: see {@link #isWithin}. */
    long take(long fullAt, long now) {
        return Math.max(fullAt, now) + interval;
    }

    /** Whether a bucket can be in this state: if not, its last token was not there to be taken. */
    boolean isWithin(long fullAt, long now) {
        return fullAt - now <= interval * burst;
    }

    /** Nanoseconds until the bucket holds a token; zero when it does. */
    long untilToken(long fullAt, long now) {
        return Math.max(0, take(fullAt, now) - now - interval * burst);
    }

    /** Whole tokens in the bucket. */
    long remaining(long fullAt, long now) {
        return Math.max(0, burst - (Math.max(0, fullAt - now) + interval - 1) / interval);
    }

    /** How long an empty bucket takes to be full. */
    Duration window() {
        return Duration.ofNanos(interval * burst);
    }
}
