package dev.oasis.common.jobs;

import java.util.Locale;

/** Whether somebody has to let a job run, and has. Only {@link #NOT_NEEDED} and {@link #GRANTED} jobs can be claimed. */
public enum Approval {
    NOT_NEEDED,
    AWAITING,
    GRANTED,
    REFUSED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
