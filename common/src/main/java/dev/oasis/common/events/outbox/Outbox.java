package dev.oasis.common.events.outbox;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.events.Event;
import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.Topic;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Where a transaction puts its events. The slot stays locked from here to the commit, so that ids within a slot are in commit
 * order: a relay never sees a smaller id appear behind one that it has sent.
 */
@ApplicationScoped
public class Outbox {

    /** Not the relay's: a transaction that appends must not keep it from carrying what is committed. */
    private static final int LOCK_SPACE = 0x0A516;
    private static final String LOCK_SLOT = "select cast(pg_advisory_xact_lock(:space, :slot) as text)";

    private final EventCodec codec;

    public Outbox(EventCodec codec) {
        this.codec = codec;
    }

    /** Adds the event to the Hibernate transaction at hand. */
    public Uni<Void> append(Topic topic, Event event) {
        OutboxRow row = new OutboxRow(topic.topicName(), event.key(), codec.write(event));
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOCK_SLOT, String.class).setParameter("space", LOCK_SPACE)
                        .setParameter("slot", (int) row.slot).getSingleResult())
                .chain(() -> row.persist()).replaceWithVoid();
    }
}
