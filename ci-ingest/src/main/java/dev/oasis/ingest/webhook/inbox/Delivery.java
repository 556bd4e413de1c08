package dev.oasis.ingest.webhook.inbox;

import java.util.Map;
import java.util.Optional;

import dev.oasis.common.webhook.WebhookProvider;

/**
 * A proven delivery as it goes into the inbox.
 *
 * @param deliveryId the same when it is delivered again
 * @param event as the provider calls it
 * @param headers those that are kept, by lower-case names; no secret among them
 * @param json compressed with gzip
 * @param size of the JSON as it came
 * @param sha256 of the JSON as it came
 */
public record Delivery(WebhookProvider provider, String hookId, String deliveryId, String event, Optional<String> action,
        Optional<String> repository, Map<String, String> headers, byte[] json, int size, byte[] sha256) {

    public Delivery {
        headers = Map.copyOf(headers);
    }
}
