package dev.oasis.common.events.outbox;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.health.HealthPart;
import dev.oasis.common.health.PartState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Whether events leave for Kafka. They wait in the database as long as they must, so this is never {@code down}. */
@ApplicationScoped
public class OutboxHealth implements HealthPart {

    private static final Duration LATE = Duration.ofSeconds(60);
    /** Nobody needs to know it exactly, and counting a million rows would take longer than anybody waits. */
    private static final int COUNTED = 10_000;
    private static final String WAITING = """
            select (select count(*) from (select from outbox limit %d) found) as waiting,
                   coalesce(extract(epoch from now() - (select created_at from outbox order by id limit 1)), 0)::bigint as seconds"""
            .formatted(COUNTED);

    private final Pool pool;

    public OutboxHealth(Pool pool) {
        this.pool = pool;
    }

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public Uni<PartState> look() {
        return pool.query(WAITING).execute().map(rows -> rows.iterator().next())
                .map(row -> judge(row.getLong("waiting"), Duration.ofSeconds(row.getLong("seconds"))));
    }

    static PartState judge(long waiting, Duration age) {
        if (waiting == 0) {
            return PartState.up("No event waits.");
        }
        String sentence = (waiting < COUNTED ? waiting + " events wait" : COUNTED + " events or more wait")
                + ", the oldest for " + age.toSeconds() + " s";
        return age.compareTo(LATE) < 0 ? PartState.up(sentence + ".")
                : PartState.degraded(sentence + ": see that Kafka answers and that oasis.outbox.relay is on in some process.");
    }

    @Override
    public String advice() {
        return "The outbox cannot be read: the database is away. Nothing is lost; events leave when it is back.";
    }
}
