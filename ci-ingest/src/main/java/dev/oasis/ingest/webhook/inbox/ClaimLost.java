package dev.oasis.ingest.webhook.inbox;

/** Somebody else holds the event by now, or it came anew: what was done for it is rolled back. */
final class ClaimLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimLost(ClaimedEvent event) {
        super(event + " is no longer held");
    }
}
