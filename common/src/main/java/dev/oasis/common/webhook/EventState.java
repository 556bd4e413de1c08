package dev.oasis.common.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Life of an event in the inbox: {@code received → processed | ignored | failed | dead}, and {@code failed} the same way again
 * after a pause. Whoever replays a settled event, or delivers one that failed or is dead once more, makes it {@code received}.
 */
public enum EventState {
    /** Safe, and waits for a worker. */
    RECEIVED(false),
    /** Its effects are committed. */
    PROCESSED(true),
    /** Nothing was to be done; the outcome says why. */
    IGNORED(true),
    /** The last attempt failed; another follows by itself. */
    FAILED(false),
    /** It cannot be processed, or was tried often enough. Nothing happens any more by itself. */
    DEAD(true);

    private final boolean settled;

    EventState(boolean settled) {
        this.settled = settled;
    }

    /** Whether workers leave it alone. */
    public boolean isSettled() {
        return settled;
    }

    /** Whether the same delivery, coming once more, is to be processed anew. */
    public boolean welcomesRedelivery() {
        return this == FAILED || this == DEAD;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EventState> ofWireName(String text) {
        return Arrays.stream(values()).filter(state -> state.wireName().equals(text)).findFirst();
    }
}
