package dev.oasis.common.trigger;

/** A payload without what its kind always has; retrying cannot help. */
public final class UnreadablePayload extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadablePayload(String reason) {
        super(reason);
    }
}
