package dev.oasis.common.provider;

import java.util.Locale;

/** Whose wire format is spoken. */
public enum Provider {
    GITHUB,
    GITLAB;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Provider ofWireName(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
