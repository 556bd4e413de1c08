package dev.oasis.ingest.webhook.inbox;

import java.time.Instant;
import java.util.Optional;

import dev.oasis.common.webhook.WebhookProvider;

/**
 * An event that this worker holds until its lease ends.
 *
 * @param claim the number by which later writes prove that it is still held
 * @param attempt 1 for the first
 * @param body compressed with gzip
 */
record ClaimedEvent(String id, long claim, int attempt, WebhookProvider provider, String hookId, String deliveryId,
        String event, Optional<String> integrationId, Optional<String> repositoryId, Instant receivedAt, byte[] body) {

    @Override
    public String toString() {
        return "event " + id + " in attempt " + attempt;
    }
}
