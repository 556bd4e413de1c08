package dev.oasis.admin.audit;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The first thing that is wrong with the trail.
 *
 * @param number place in the chain; null for an entry that has none
 * @param entryId null when no seal tells it any more
 */
public record Finding(Kind kind, Long number, String entryId, String detail) {

    /** What was done to the trail. */
    public enum Kind {
        ALTERED("What the entry or its seal says is not what was sealed."),
        REMOVED("The entry is gone."),
        REORDERED("The entry stands where another one was sealed."),
        REPLACED("The next seal was made after another one: this entry was altered and sealed anew, or one behind it was taken "
                + "out and the rest renumbered."),
        STRAY("The entry is neither sealed nor waiting for its seal: it came past the trail, or its seal was removed."),
        CUT_OFF("The chain ends before the head that you keep: what came after was removed."),
        REWRITTEN("The chain has another hash here than the head that you keep: all of it was made anew.");

        private final String detail;

        Kind(String detail) {
            this.detail = detail;
        }

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding of(Kind kind, Long number, String entryId) {
        return new Finding(kind, number, entryId, kind.detail);
    }
}
