package dev.oasis.ingest.webhook;

import dev.oasis.common.webhook.WebhookEvent;
import dev.oasis.common.webhook.WebhookProvider;
import io.smallrye.mutiny.Uni;

/**
 * What events of a provider bring about. Handlers are beans; all that handle a provider are called, one after the other.
 *
 * <p>
 * A handler runs inside the Hibernate Reactive transaction that also moves the event in the inbox: what it writes there
 * happens exactly once. It calls nobody outside, because that would happen once for each attempt; it writes to the outbox
 * instead, and asks others before the transaction. A failure is tried again after a pause, with what all handlers had written
 * rolled back; {@link UnprocessableEvent} is not.
 */
public interface EventHandler {

    boolean handles(WebhookProvider provider);

    /**
     * What can only be learnt from others than the database, asked before the transaction begins and again in each attempt, so
     * it must change nothing. A failure is a failure of the attempt; who can do without an answer recovers from it.
     *
     * @return the handler that is to handle the event, with what it has learnt; on the context on which it was called
     */
    default Uni<EventHandler> prepared(WebhookEvent event) {
        return Uni.createFrom().item(this);
    }

    /** Answers what came of it; {@link HandlingOutcome.Ignored} with a reason that an operator understands. */
    Uni<HandlingOutcome> handle(WebhookEvent event);
}
