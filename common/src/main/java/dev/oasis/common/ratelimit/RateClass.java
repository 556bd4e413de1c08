package dev.oasis.common.ratelimit;

import java.util.Locale;

/** Requests that are limited together. */
public enum RateClass {
    /** Update checks, manifests and every other public call. */
    CHECK,
    /** Redirects to bundles and installers. */
    DOWNLOAD,
    /** Releases from CI. */
    CI,
    /** The administration, login pages and statistics. */
    ADMIN,
    /** Failed credentials; what succeeds does not count. */
    LOGIN;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** As it stands in configuration, headers and metrics. */
    public String wireName() {
        return wireName;
    }

    /** The class of what has no bucket of its own kind, by the first segment of its path. */
    static RateClass ofSegment(String segment) {
        return switch (segment) {
            case "admin", "auth", "console", "analytics", "ws" -> ADMIN;
            case "ci", "webhooks", "runners" -> CI;
            default -> CHECK;
        };
    }
}
