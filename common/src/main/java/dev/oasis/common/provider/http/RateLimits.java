package dev.oasis.common.provider.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import dev.oasis.common.provider.ProviderRateLimited;

/**
 * Tells when a provider wants to be asked later. GitHub says so with 403 or 429, by its headers or, for secondary limits, by
 * its message alone (<a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">rate
 * limits</a>); GitLab with 429 (<a href="https://docs.gitlab.com/security/rate_limits/">rate limits</a>).
 */
final class RateLimits {

    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    /** What GitHub asks for where it says no time. */
    private static final Duration UNSAID = Duration.ofMinutes(1);
    /** A mistaken header shall not silence a repository for good. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private RateLimits() {
    }

    static Optional<ProviderRateLimited> of(ProviderResponse response, String message, Instant now) {
        boolean spent = response.header("X-RateLimit-Remaining").filter("0"::equals).isPresent();
        boolean limited = response.status() == TOO_MANY || response.status() == FORBIDDEN
                && (spent || response.header("Retry-After").isPresent() || isSecondary(message));
        return limited ? Optional.of(new ProviderRateLimited(until(response, spent, now))) : Optional.empty();
    }

    private static boolean isSecondary(String message) {
        String said = message.toLowerCase(Locale.ROOT);
        return said.contains("secondary rate limit") || said.contains("abuse detection");
    }

    private static Instant until(ProviderResponse response, boolean spent, Instant now) {
        Instant said = response.header("Retry-After").flatMap(text -> retryAfter(text, now))
                .or(() -> Stream.of("X-RateLimit-Reset", "RateLimit-Reset")
                        .filter(name -> spent || response.status() == TOO_MANY)
                        .flatMap(name -> response.header(name).stream()).flatMap(text -> number(text).stream())
                        .map(Instant::ofEpochSecond).findFirst())
                .filter(time -> time.isAfter(now)).orElse(now.plus(UNSAID));
        return said.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : said;
    }

    // RFC 9110 (10.2.3): seconds or a date.
    private static Optional<Instant> retryAfter(String text, Instant now) {
        return number(text).map(now::plusSeconds).or(() -> {
            try {
                return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
            } catch (DateTimeParseException unreadable) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,12}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
