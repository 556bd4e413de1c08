package dev.oasis.common.jobs;

import java.util.Locale;

/** Why a job was made. */
public enum Cause {
    PUSH,
    TAG,
    CHANGE,
    RELEASE,
    /** Somebody asked for it. */
    MANUAL,
    /** Somebody asked for the same once more. */
    RERUN,
    SCHEDULE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
