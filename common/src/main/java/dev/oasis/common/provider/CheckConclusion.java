package dev.oasis.common.provider;

import java.util.Locale;

/** How a check run ended, in the words of GitHub. */
public enum CheckConclusion {
    SUCCESS,
    FAILURE,
    NEUTRAL,
    CANCELLED,
    SKIPPED,
    TIMED_OUT,
    ACTION_REQUIRED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
