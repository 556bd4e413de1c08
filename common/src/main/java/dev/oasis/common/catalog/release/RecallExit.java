package dev.oasis.common.catalog.release;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of the clients that have a recalled release. To all others it is the same: nobody is offered it any more. */
public enum RecallExit {
    /** They stay with it until something newer comes. */
    HOLD,
    /** Those that say they accept a downgrade are offered the highest older release. */
    ALLOW_DOWNGRADE,
    /** They are offered the older content, built and signed again under a higher version. */
    ROLL_FORWARD;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is none of this name */
    public static RecallExit ofWireName(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public static Optional<RecallExit> parse(String text) {
        return Arrays.stream(values()).filter(exit -> exit.wireName().equals(text)).findFirst();
    }

    /** The same of a column that may be null. */
    public static Optional<RecallExit> ofColumn(String text) {
        return Optional.ofNullable(text).map(RecallExit::ofWireName);
    }
}
