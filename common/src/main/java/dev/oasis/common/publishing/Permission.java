package dev.oasis.common.publishing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a rule lets a job do. */
public enum Permission {
    /** Presign uploads. */
    UPLOAD,
    /** Post releases, which stay drafts. */
    RELEASE,
    /** Publish what it posts. */
    PUBLISH;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Permission> parse(String text) {
        return Arrays.stream(values()).filter(permission -> permission.wireName().equals(text)).findFirst();
    }
}
