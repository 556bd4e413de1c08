package dev.oasis.common.trigger;

import java.util.Locale;

/** What becomes of a change that is proposed from a fork: its code is not that of the repository's own people. */
public enum ForkPolicy {
    /** The job waits until somebody approves it. */
    APPROVE,
    /** No job is made. */
    IGNORE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
