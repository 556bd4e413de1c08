package dev.oasis.ingest.trigger;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.identity.Actor;
import dev.oasis.common.trigger.Reading;
import dev.oasis.common.webhook.WebhookEvent;
import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.webhook.EventHandler;
import dev.oasis.ingest.webhook.HandlingOutcome;
import io.smallrye.mutiny.Uni;

/** Makes jobs of what happens in repositories. */
@ApplicationScoped
public class TriggerHandler implements EventHandler {

    private final EventPipelines pipelines;
    private final PipelineStarts starts;
    private final ProviderInquiry inquiry;

    TriggerHandler(EventPipelines pipelines, PipelineStarts starts, ProviderInquiry inquiry) {
        this.pipelines = pipelines;
        this.starts = starts;
        this.inquiry = inquiry;
    }

    @Override
    public boolean handles(WebhookProvider provider) {
        return provider != WebhookProvider.GENERIC;
    }

    @Override
    public Uni<EventHandler> prepared(WebhookEvent event) {
        return inquiry.about(event).map(Prepared::new);
    }

    @Override
    public Uni<HandlingOutcome> handle(WebhookEvent event) {
        return handle(event, Findings.NONE);
    }

    private Uni<HandlingOutcome> handle(WebhookEvent event, Findings findings) {
        Reading reading = EventReading.of(event);
        if (reading instanceof Reading.Nothing nothing) {
            return Uni.createFrom().item(new HandlingOutcome.Ignored(nothing.reason()));
        }
        Reading.Happened happened = (Reading.Happened) reading;
        return pipelines.of(event, happened.repository())
                .flatMap(found -> found.repository()
                        .map(repository -> starts.start(repository, found.pipelines(), happened.event(), findings,
                                actor(event, happened)))
                        .orElseGet(() -> Uni.createFrom().item(new HandlingOutcome.Ignored(found.reason()))));
    }

    private static Actor actor(WebhookEvent event, Reading.Happened happened) {
        String author = happened.event().author();
        return new Actor("webhook", author.isEmpty() ? event.provider().wireName() : author, "", event.id());
    }

    /** With what the provider has told. */
    private final class Prepared implements EventHandler {

        private final Findings findings;

        private Prepared(Findings findings) {
            this.findings = findings;
        }

        @Override
        public boolean handles(WebhookProvider provider) {
            return TriggerHandler.this.handles(provider);
        }

        @Override
        public Uni<HandlingOutcome> handle(WebhookEvent event) {
            return TriggerHandler.this.handle(event, findings);
        }
    }
}
