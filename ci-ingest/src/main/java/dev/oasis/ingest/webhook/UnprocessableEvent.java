package dev.oasis.ingest.webhook;

/** The event can never be processed as it is: it is dead at once, with this reason. */
public final class UnprocessableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason a sentence for the inbox; no secret in it */
    public UnprocessableEvent(String reason) {
        super(reason);
    }

    // An expected outcome, not a fault: the stack would only cost time.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
