package dev.oasis.ingest.webhook.inbox;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.KafkaSender;
import dev.oasis.common.events.Topic;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.worker.BoundedWorker;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.Vertx;

/**
 * Tells workers that something has come in: those of this process at once, those of others through
 * {@code oasis.webhooks.v1}. A record that is lost costs a second, so it is sent past the outbox, one at a time, and not at all
 * while the one before is still under way.
 */
@ApplicationScoped
public class WakeUp {

    static final String TYPE = "webhook.received";

    private static final Logger LOG = Logger.getLogger(WakeUp.class);

    private final InboxWorkers workers;
    private final KafkaSender kafka;
    private final EventCodec codec;
    private final BoundedWorker worker;
    private final AtomicBoolean sending = new AtomicBoolean();

    public WakeUp(InboxWorkers workers, KafkaSender kafka, EventCodec codec, Vertx vertx) {
        this.workers = workers;
        this.kafka = kafka;
        this.codec = codec;
        this.worker = new BoundedWorker(vertx, "webhook-wake-up", 1);
    }

    /** What the record says. */
    @RegisterForReflection // written by an ObjectMapper that the native build cannot see through
    record Received(String eventId, String provider) {
    }

    /** To be called when the delivery is committed; returns at once and never fails. */
    public void received(Delivery delivery, StoredDelivery stored) {
        workers.wake();
        if (sending.compareAndSet(false, true)) {
            worker.run(() -> kafka.send(List.of(record(delivery, stored)))).onTermination().invoke(() -> sending.set(false))
                    .subscribe().with(acknowledged -> {
                    }, failure -> LOG.debugf("Other replicas were not woken: %s", failure.getMessage()));
        }
    }

    private ProducerRecord<String, String> record(Delivery delivery, StoredDelivery stored) {
        String key = delivery.repository().orElse(delivery.hookId());
        Actor actor = new Actor("webhook", delivery.provider().wireName(), "", stored.id());
        return new ProducerRecord<>(Topic.WEBHOOKS.topicName(), key, codec.write(codec.event(TYPE, key, actor,
                new Received(stored.id(), delivery.provider().wireName()))));
    }

    /** The inbox says what there is: nothing of the record is read. */
    @Incoming("webhooks")
    @NonBlocking
    void heard(String event) {
        workers.wake();
    }
}
