package dev.oasis.common.storage;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/** How long an address may work: S3 takes 1 s to 7 d. */
public final class DownloadTtl {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smhd]?)");

    private DownloadTtl() {
    }

    /**
     * Reads {@code 90}, {@code 90s}, {@code 15m}, {@code 12h} or {@code 7d}.
     *
     * @throws Problem {@code validation_failed} at the field {@code ttl}
     */
    public static Duration require(String text) {
        Matcher form = FORM.matcher(text);
        return Optional.of(form).filter(Matcher::matches).map(DownloadTtl::duration).filter(DownloadTtl::isPossible)
                .orElseThrow(() -> Problem.ofField(ProblemCode.VALIDATION_FAILED, "ttl",
                        "must be from 1s to 7d, such as 900, 15m, 12h or 7d."));
    }

    static Optional<String> faultOf(String setting, Duration ttl) {
        return isPossible(ttl) ? Optional.empty()
                : Optional.of("oasis.storage." + setting + " must be from 1s to 7d: S3 signs no address for longer.");
    }

    private static boolean isPossible(Duration ttl) {
        return ttl.compareTo(Duration.ofSeconds(1)) >= 0 && ttl.compareTo(LONGEST) <= 0;
    }

    private static Duration duration(Matcher form) {
        long amount = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}
