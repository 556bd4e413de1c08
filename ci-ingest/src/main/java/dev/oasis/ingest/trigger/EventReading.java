package dev.oasis.ingest.trigger;

import dev.oasis.common.trigger.GitHubReader;
import dev.oasis.common.trigger.GitLabReader;
import dev.oasis.common.trigger.Reading;
import dev.oasis.common.trigger.UnreadablePayload;
import dev.oasis.common.webhook.WebhookEvent;
import dev.oasis.ingest.webhook.UnprocessableEvent;

/** Reads what a delivery says in its provider's words. */
final class EventReading {

    private EventReading() {
    }

    /** @throws UnprocessableEvent when the payload is not what its kind has */
    static Reading of(WebhookEvent event) {
        try {
            return switch (event.provider()) {
                case GITHUB -> GitHubReader.read(event.name(), event.payload());
                case GITLAB -> GitLabReader.read(event.name(), event.payload());
                case GENERIC -> new Reading.Nothing("Generic webhooks tell of no repository.");
            };
        } catch (UnreadablePayload unreadable) {
            throw new UnprocessableEvent(unreadable.getMessage());
        }
    }
}
