package dev.oasis.ingest.webhook.inbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.webhook.EventState;
import dev.oasis.common.webhook.WebhookEvent;
import dev.oasis.common.worker.BoundedWorker;
import dev.oasis.ingest.webhook.EventHandler;
import dev.oasis.ingest.webhook.HandlingOutcome;
import dev.oasis.ingest.webhook.UnprocessableEvent;
import dev.oasis.ingest.webhook.WebhookConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * One attempt at one event: the handlers' effects and the event's new state are one transaction, so they happen once however
 * often this is tried and wherever it is interrupted.
 */
@ApplicationScoped
class EventProcessing {

    private static final Logger LOG = Logger.getLogger(EventProcessing.class);
    private static final HandlingOutcome NOBODY = new HandlingOutcome.Ignored("There is no pipeline that this event starts.");
    /** Reading more than this, compressed, would keep the event loop from others for milliseconds. */
    private static final int LARGE = 8 * 1024;

    private final WorkQueue queue;
    private final Instance<EventHandler> handlers;
    private final WebhookConfig.Work config;
    private final ObjectMapper json;
    private final BoundedWorker worker;
    private final MeterRegistry meters;

    EventProcessing(WorkQueue queue, @Any Instance<EventHandler> handlers, WebhookConfig config, Vertx vertx,
            MeterRegistry meters) {
        this.queue = queue;
        this.handlers = handlers;
        this.config = config.work();
        this.json = new ObjectMapper(JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(config.maxNesting()).maxStringLength((int) config.maxBody().asLongValue()).build()).build());
        this.worker = new BoundedWorker(vertx, "webhook-payloads", 1);
        this.meters = meters;
    }

    /** Never fails: what goes wrong is the event's new state or, without a database, left to the end of the lease. */
    Uni<Void> process(ClaimedEvent claimed) {
        return attempt(claimed).invoke(state -> count(claimed, state)).replaceWithVoid()
                .onFailure().recoverWithUni(failure -> note(claimed, failure))
                .onFailure().invoke(failure -> LOG.debugf("%s is left to the end of its lease: %s", claimed,
                        failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    private Uni<EventState> attempt(ClaimedEvent claimed) {
        if (claimed.attempt() > config.maxAttempts()) {
            // Nobody is left to tell: each attempt has ended together with its process.
            return Uni.createFrom().failure(new UnprocessableEvent("Its worker ended in each of " + config.maxAttempts()
                    + " attempts without an outcome."));
        }
        return payload(claimed).map(payload -> event(claimed, payload))
                .flatMap(event -> soon(prepared(event))
                        .flatMap(ready -> Panache.withTransaction(() -> soon(handle(event, ready))
                                .flatMap(outcome -> settle(claimed, outcome)))));
    }

    private Uni<EventState> settle(ClaimedEvent claimed, HandlingOutcome outcome) {
        EventState state = outcome instanceof HandlingOutcome.Processed ? EventState.PROCESSED : EventState.IGNORED;
        return queue.settle(claimed, state, outcome.sentence()).replaceWith(state);
    }

    /** The handlers of the event with what they had to ask others for: no session is open meanwhile. */
    private Uni<List<EventHandler>> prepared(WebhookEvent event) {
        Uni<List<EventHandler>> ready = Uni.createFrom().item(new ArrayList<>());
        for (EventHandler handler : handlers) {
            if (handler.handles(event.provider())) {
                ready = ready.flatMap(known -> handler.prepared(event).invoke(known::add).replaceWith(known));
            }
        }
        return ready;
    }

    private static Uni<HandlingOutcome> handle(WebhookEvent event, List<EventHandler> ready) {
        Uni<List<HandlingOutcome>> outcomes = Uni.createFrom().item(new ArrayList<>());
        for (EventHandler handler : ready) {
            outcomes = outcomes.flatMap(known -> handler.handle(event).invoke(known::add).replaceWith(known));
        }
        return outcomes.map(known -> known.isEmpty() ? NOBODY : HandlingOutcome.ofAll(known));
    }

    // Sessions belong to a Vert.x context: neither a timer nor what others answer may lead away from it.
    private <T> Uni<T> soon(Uni<T> work) {
        Context context = Vertx.currentContext();
        return work.ifNoItem().after(config.handlingPatience())
                .failWith(() -> new TimeoutException("It took longer than " + config.handlingPatience().toSeconds() + " s."))
                .emitOn(command -> context.runOnContext(ignored -> command.run()));
    }

    private Uni<Void> note(ClaimedEvent claimed, Throwable failure) {
        if (failure instanceof ClaimLost) {
            LOG.debugf("%s is no longer held", claimed);
            return Uni.createFrom().voidItem();
        }
        boolean forGood = failure instanceof UnprocessableEvent;
        String sentence = forGood ? failure.getMessage() : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return queue.fail(claimed, sentence, forGood).onItem().ifNotNull().invoke(state -> {
            count(claimed, state);
            if (!forGood) {
                LOG.warnf("%s failed and is %s: %s", claimed, state.wireName(), sentence);
            }
        }).replaceWithVoid();
    }

    private void count(ClaimedEvent claimed, EventState state) {
        meters.counter("oasis.webhooks.events", "provider", claimed.provider().wireName(), "outcome", state.wireName())
                .increment();
    }

    private Uni<JsonNode> payload(ClaimedEvent claimed) {
        return claimed.body().length > LARGE ? worker.run(() -> read(claimed))
                : Uni.createFrom().item(() -> read(claimed));
    }

    private JsonNode read(ClaimedEvent claimed) {
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(claimed.body()))) {
            return json.readTree(content);
        } catch (IOException unreadable) {
            throw new UnprocessableEvent("The stored payload cannot be read: " + unreadable.getMessage());
        }
    }

    private static WebhookEvent event(ClaimedEvent claimed, JsonNode payload) {
        return new WebhookEvent(claimed.id(), claimed.provider(), claimed.hookId(), claimed.integrationId(),
                claimed.repositoryId(), claimed.deliveryId(), claimed.event(), payload, claimed.receivedAt(),
                claimed.attempt());
    }
}
