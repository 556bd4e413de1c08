package dev.oasis.common.webhook;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A delivery whose sender is proven, as it is worked off. Its payload is what the provider says, not what we know: names in it
 * may be outdated, ids are those of the provider.
 *
 * @param id ours, and the same in each attempt
 * @param hookId the hook by whose secret it was proven
 * @param integrationId of the hook, where it belongs to an integration
 * @param repositoryId ours, where the hook is that of one repository; the hook of an App serves many
 * @param deliveryId the provider's, the same when it is delivered again
 * @param name as the provider calls the event: {@code push}, {@code Push Hook}
 * @param receivedAt by the database's clock, when it came for the first time
 * @param attempt 1 for the first
 */
public record WebhookEvent(String id, WebhookProvider provider, String hookId, Optional<String> integrationId,
        Optional<String> repositoryId, String deliveryId, String name, JsonNode payload, Instant receivedAt, int attempt) {

    public WebhookEvent {
        Objects.requireNonNull(payload, "payload");
        if (attempt < 1) {
            throw new IllegalArgumentException("Attempts count from 1, not " + attempt);
        }
    }
}
