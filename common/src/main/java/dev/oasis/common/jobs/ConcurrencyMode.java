package dev.oasis.common.jobs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a job while another one with the same concurrency key is not finished. */
public enum ConcurrencyMode {
    /** It waits. */
    QUEUE,
    /** It takes the other's place: one that waits is cancelled at once, one that runs is asked to end. */
    CANCEL_PREVIOUS,
    /** It is not made. */
    REJECT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ConcurrencyMode> parse(String text) {
        return Arrays.stream(values()).filter(mode -> mode.wireName().equals(text)).findFirst();
    }
}
