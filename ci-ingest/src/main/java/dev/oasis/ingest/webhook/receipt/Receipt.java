package dev.oasis.ingest.webhook.receipt;

import dev.oasis.ingest.webhook.inbox.StoredDelivery;
import io.vertx.core.json.JsonObject;

/**
 * What the sender is told: the delivery is safe.
 *
 * @param state where the event is; a duplicate may be worked off already
 */
record Receipt(String id, String state, boolean duplicate) {

    static Receipt of(StoredDelivery stored) {
        return new Receipt(stored.id(), stored.state().wireName(), stored.duplicate());
    }

    JsonObject toJson() {
        return new JsonObject().put("id", id).put("state", state).put("duplicate", duplicate);
    }
}
