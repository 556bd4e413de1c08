package dev.oasis.common.ratelimit;

import java.time.Duration;

import io.vertx.core.http.HttpServerResponse;

/**
 * {@code RateLimit} and {@code RateLimit-Policy} as structured fields (draft-ietf-httpapi-ratelimit-headers-10). The quota is
 * the burst, its window the time in which an empty bucket is full again.
 */
final class RateLimitHeaders {

    private final String name;
    private final String policy;

    private RateLimitHeaders(String name, String policy) {
        this.name = name;
        this.policy = policy;
    }

    static RateLimitHeaders of(RateClass rateClass, RateLimitConfig.ClassLimit settings) {
        String name = '"' + rateClass.wireName() + '"';
        long window = wholeSeconds(Limit.of(settings).window()).toSeconds();
        return new RateLimitHeaders(name, name + ";q=" + settings.burst() + ";w=" + window);
    }

    void write(HttpServerResponse response, Bucket bucket) {
        response.putHeader("RateLimit-Policy", policy);
        response.putHeader("RateLimit",
                name + ";r=" + bucket.remaining() + ";t=" + wholeSeconds(bucket.untilFull()).toSeconds());
    }

    /** At least as long, so that who waits for it does not come too early. */
    static Duration wholeSeconds(Duration duration) {
        return duration.getNano() == 0 ? duration : Duration.ofSeconds(duration.toSeconds() + 1);
    }
}
