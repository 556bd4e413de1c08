package dev.oasis.ingest.webhook.inbox;

import dev.oasis.common.webhook.EventState;

/**
 * What the inbox holds after a delivery.
 *
 * @param id of the event
 * @param duplicate whether it was there already; its state is then {@code received} again if it had failed or was dead
 */
public record StoredDelivery(String id, EventState state, boolean duplicate) {
}
