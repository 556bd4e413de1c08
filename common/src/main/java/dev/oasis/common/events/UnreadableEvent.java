package dev.oasis.common.events;

/** A record that no retry makes readable: it belongs on the dead-letter topic. */
public final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
