package dev.oasis.common.jobs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a job does. */
public enum JobKind {
    /** Makes artifacts of a commit. */
    BUILD,
    /** Brings a version to a target, and back when it does not prove itself there. */
    DEPLOY,
    /** Does the same to a host of the platform itself. */
    HOST_UPDATE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<JobKind> parse(String text) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(text)).findFirst();
    }

    /** Whether what it did is looked at before it counts, and taken back otherwise. */
    public boolean isVerified() {
        return switch (this) {
            case BUILD -> false;
            case DEPLOY, HOST_UPDATE -> true;
        };
    }
}
