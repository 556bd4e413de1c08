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
 * instead. A failure is tried again after a pause, with what all handlers had written rolled back; {@link UnprocessableEvent}
 * is not.
 */
public interface EventHandler {

    boolean handles(WebhookProvider provider);

    /** Answers what came of it; {@link HandlingOutcome.Ignored} with a reason that an operator understands. */
    Uni<HandlingOutcome> handle(WebhookEvent event);
}
