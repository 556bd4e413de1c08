package dev.oasis.common.events.outbox;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.events.Event;
import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.Topic;
import io.smallrye.mutiny.Uni;

/**
 * Where a transaction puts its events. Call it after the row that the event is about has been locked or inserted: only then
 * is the order of outbox ids the order of what happened to that row.
 */
@ApplicationScoped
public class Outbox {

    private final EventCodec codec;

    public Outbox(EventCodec codec) {
        this.codec = codec;
    }

    /** Adds the event to the Hibernate transaction at hand. */
    public Uni<Void> append(Topic topic, Event event) {
        return new OutboxRow(topic.topicName(), event.key(), codec.write(event)).persist().replaceWithVoid();
    }
}
