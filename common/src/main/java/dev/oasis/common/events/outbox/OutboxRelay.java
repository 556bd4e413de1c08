package dev.oasis.common.events.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

import dev.oasis.common.events.KafkaSender;
import dev.oasis.common.worker.BoundedWorker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Carries outbox rows to Kafka. A slot belongs to whoever holds its advisory lock; its rows go out in id order and the
 * acknowledged ones are deleted in the same transaction. Any number of replicas may run it: {@code SKIP LOCKED} would let one
 * overtake another and is not used.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int LOCK_SPACE = 0x0A515;
    private static final int BATCH = 200;

    private final Pool pool;
    private final KafkaSender kafka;
    private final Vertx vertx;
    private final BoundedWorker worker;
    private final RelayPace pace = new RelayPace(Duration.ofMillis(200), Duration.ofSeconds(30));
    private volatile boolean stopped;

    public OutboxRelay(Pool pool, KafkaSender kafka, OutboxConfig config, Vertx vertx) {
        this.pool = pool;
        this.kafka = kafka;
        this.vertx = vertx;
        this.stopped = !config.relay();
        this.worker = new BoundedWorker(vertx, "outbox-relay", 1);
    }

    void start(@Observes StartupEvent event) {
        vertx.getOrCreateContext().runOnContext(ignored -> schedule(pace.afterSuccess()));
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void schedule(Duration delay) {
        if (!stopped) {
            vertx.setTimer(delay.toMillis(), timer -> look());
        }
    }

    private void look() {
        // The service may have ended while the timer ran.
        if (!stopped) {
            relayAll().subscribe().with(
                    done -> schedule(done ? pace.afterSuccess() : pace.afterFailure()),
                    failure -> {
                        LOG.debugf(failure, "The outbox cannot be read");
                        schedule(pace.afterFailure());
                    });
        }
    }

    /** Relays one batch of every slot that has rows; false when Kafka did not take all of them. */
    Uni<Boolean> relayAll() {
        return pool.query("select distinct slot from outbox").execute().flatMap(rows -> {
            List<Short> slots = new ArrayList<>();
            rows.forEach(row -> slots.add(row.getShort(0)));
            // Replicas that start at different slots get in each other's way less often.
            Collections.shuffle(slots);
            Uni<Boolean> chain = Uni.createFrom().item(true);
            for (short slot : slots) {
                chain = chain.flatMap(ok -> ok ? relay(slot) : Uni.createFrom().item(false));
            }
            return chain;
        });
    }

    private Uni<Boolean> relay(short slot) {
        return pool.withTransaction(connection -> connection
                .preparedQuery("select pg_try_advisory_xact_lock($1, $2)").execute(Tuple.of(LOCK_SPACE, (int) slot))
                .flatMap(rows -> rows.iterator().next().getBoolean(0) ? relayLocked(connection, slot)
                        : Uni.createFrom().item(true)));
    }

    private Uni<Boolean> relayLocked(SqlConnection connection, short slot) {
        return connection
                .preparedQuery("select id, topic, key, payload from outbox where slot = $1 order by id limit " + BATCH)
                .execute(Tuple.of(slot))
                .flatMap(rows -> send(rows).flatMap(sent -> sent == 0 ? Uni.createFrom().item(rows.size() == 0)
                        : delete(connection, rows, sent).replaceWith(sent == rows.size())));
    }

    private Uni<Integer> send(RowSet<Row> rows) {
        List<ProducerRecord<String, String>> records = new ArrayList<>();
        rows.forEach(row -> records.add(
                new ProducerRecord<>(row.getString("topic"), row.getString("key"), row.getString("payload"))));
        return records.isEmpty() ? Uni.createFrom().item(0)
                : worker.run(() -> kafka.send(records));
    }

    // By id and not by range: a slower transaction may meanwhile have committed a row with a smaller id, not yet sent.
    private static Uni<Void> delete(SqlConnection connection, RowSet<Row> rows, int sent) {
        List<Long> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getLong("id")));
        return connection.preparedQuery("delete from outbox where id = any($1)")
                .execute(Tuple.of(ids.subList(0, sent).toArray(Long[]::new))).replaceWithVoid();
    }
}
