package dev.oasis.ingest.webhook.inbox;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.health.HealthPart;
import dev.oasis.common.health.PartState;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** Whether webhooks come in and are worked off. Never {@code down}: what waits here is safe. Every replica tells the same. */
@ApplicationScoped
public class InboxHealth implements HealthPart {

    private static final Duration LATE = Duration.ofMinutes(5);
    private static final String FIGURES = """
            select count(*) filter (where state in ('received', 'failed')) as waiting,
                count(*) filter (where state = 'dead' and settled_at > now() - interval '1 day') as dead,
                coalesce(extract(epoch from now() - min(received_at) filter (where state in ('received', 'failed'))), 0)::bigint
                    as seconds,
                (select count(*) from webhook_hook where alarm is not null and active) as alarmed
            from webhook_event where state in ('received', 'failed', 'dead')""";

    private final Pool pool;
    private final AtomicLong waiting;
    private final AtomicLong dead;
    private final AtomicLong alarmed;

    InboxHealth(Pool pool, MeterRegistry meters) {
        this.pool = pool;
        this.waiting = meters.gauge("oasis.webhooks.waiting", new AtomicLong());
        this.dead = meters.gauge("oasis.webhooks.dead", new AtomicLong());
        this.alarmed = meters.gauge("oasis.webhooks.alarmed", new AtomicLong());
    }

    /** What was counted. */
    record Figures(long waiting, long dead, Duration oldest, long alarmed) {

        private static Figures of(Row row) {
            return new Figures(row.getLong("waiting"), row.getLong("dead"), Duration.ofSeconds(row.getLong("seconds")),
                    row.getLong("alarmed"));
        }
    }

    @Scheduled(every = "30s", delayed = "5s", identity = "webhook-figures")
    Uni<Void> measure() {
        return figures().invoke(figures -> {
            waiting.set(figures.waiting());
            dead.set(figures.dead());
            alarmed.set(figures.alarmed());
        }).replaceWithVoid().onFailure().recoverWithNull();
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public Uni<PartState> look() {
        return figures().map(InboxHealth::judge);
    }

    private Uni<Figures> figures() {
        return pool.query(FIGURES).execute().map(rows -> Figures.of(rows.iterator().next()));
    }

    static PartState judge(Figures figures) {
        if (figures.alarmed() > 0) {
            return PartState
                    .degraded(figures.alarmed() + " webhooks have an alarm: GET /admin/webhooks/hooks tells which and why.");
        }
        if (figures.dead() > 0) {
            return PartState.degraded(figures.dead() + " events of the last day are dead: GET /admin/webhooks/events?state=dead"
                    + " tells why; replay them when that is mended.");
        }
        String sentence = figures.waiting() + " events wait, the oldest for " + figures.oldest().toSeconds() + " s.";
        return figures.oldest().compareTo(LATE) < 0 ? PartState.up(figures.waiting() == 0 ? "No event waits." : sentence)
                : PartState.degraded(sentence + " GET /admin/webhooks/events?state=failed tells why.");
    }

    @Override
    public String advice() {
        return "The inbox cannot be read: the database is away. Deliveries are answered 503 meanwhile and fetched later.";
    }
}
