package dev.oasis.common.catalog.release;

import java.util.Locale;

/**
 * Life of a release: {@code draft → published → archived}. There is no way back and none around it.
 */
public enum ReleaseStatus {
    /** Being put together; nobody is offered it, and it can be deleted. */
    DRAFT,
    /** Offered to clients; nothing but its notes can change. */
    PUBLISHED,
    /** No longer offered, kept with its figures. */
    ARCHIVED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ReleaseStatus ofWireName(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean canBecome(ReleaseStatus next) {
        return switch (this) {
            case DRAFT -> next == PUBLISHED;
            case PUBLISHED -> next == ARCHIVED;
            case ARCHIVED -> false;
        };
    }
}
