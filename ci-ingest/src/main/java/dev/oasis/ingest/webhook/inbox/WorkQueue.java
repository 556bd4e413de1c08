package dev.oasis.ingest.webhook.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.webhook.EventState;
import dev.oasis.common.webhook.WebhookProvider;
import dev.oasis.ingest.webhook.WebhookConfig;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The inbox as a queue. A claim counts up and is part of every later write, so that a worker whose lease has ended, or whose
 * event came anew, writes nothing any more. All times are the database's.
 */
@ApplicationScoped
class WorkQueue {

    private static final String CLAIM = """
            update webhook_event e set claim = claim + 1, attempts = attempts + 1,
                next_attempt_at = now() + make_interval(secs => $2::float8)
            from (select id from webhook_event where state in ('received', 'failed') and next_attempt_at <= now()
                order by next_attempt_at, id limit $1 for update skip locked) due
            left join lateral (select h.integration_id, h.repository_id from webhook_hook h
                join webhook_event w on w.hook_id = h.id where w.id = due.id) hook on true
            where e.id = due.id
            returning e.id, e.claim, e.attempts, e.provider, e.hook_id, e.delivery_id, e.event, hook.integration_id,
                hook.repository_id, e.received_at, e.body""";
    private static final String SETTLE = """
            update webhook_event set state = :state, outcome = :outcome, settled_at = now()
            where id = :id and claim = :claim and state in ('received', 'failed')""";
    /** The pause doubles and loses up to half of itself by chance, so that what failed together is not tried together. */
    private static final String FAIL = """
            update webhook_event set outcome = left($3, 1000),
                state = case when $4 or attempts >= $5 then 'dead' else 'failed' end,
                settled_at = case when $4 or attempts >= $5 then now() end,
                next_attempt_at = now() + make_interval(secs =>
                    least($7::float8, $6::float8 * power(2, least(attempts - 1, 30))) * (1 - random() / 2))
            where id = $1 and claim = $2 and state in ('received', 'failed') returning state""";
    private static final int LONGEST_OUTCOME = 1_000;

    private final Pool pool;
    private final WebhookConfig.Work config;

    WorkQueue(Pool pool, WebhookConfig config) {
        this.pool = pool;
        this.config = config.work();
    }

    /** Takes events that are due, the longest due first. */
    Uni<List<ClaimedEvent>> claim() {
        return pool.preparedQuery(CLAIM).execute(Tuple.of(config.batch(), seconds(config.lease()))).map(WorkQueue::claimed);
    }

    private static List<ClaimedEvent> claimed(RowSet<Row> rows) {
        List<ClaimedEvent> events = new ArrayList<>();
        rows.forEach(row -> events.add(new ClaimedEvent(row.getString("id"), row.getInteger("claim"),
                row.getInteger("attempts"),
                WebhookProvider.ofWireName(row.getString("provider")).orElseThrow(), row.getString("hook_id"),
                row.getString("delivery_id"), row.getString("event"), Optional.ofNullable(row.getString("integration_id")),
                Optional.ofNullable(row.getString("repository_id")), row.getOffsetDateTime("received_at").toInstant(),
                row.getBuffer("body").getBytes())));
        return events;
    }

    /** Moves the event in the Hibernate transaction at hand; fails with {@link ClaimLost} when it is no longer held. */
    Uni<Void> settle(ClaimedEvent event, EventState state, String outcome) {
        return Panache.getSession().flatMap(session -> session.createNativeQuery(SETTLE)
                .setParameter("state", state.wireName()).setParameter("outcome", stored(outcome))
                .setParameter("id", event.id()).setParameter("claim", event.claim()).executeUpdate())
                .invoke(moved -> {
                    if (moved != 1) {
                        throw new ClaimLost(event);
                    }
                }).replaceWithVoid();
    }

    /**
     * Notes a failure, in a transaction of its own.
     *
     * @param forGood whether another attempt is pointless
     * @return the state that the event is in now; null when it is no longer held
     */
    Uni<EventState> fail(ClaimedEvent event, String outcome, boolean forGood) {
        Tuple values = Tuple.tuple().addString(event.id()).addInteger((int) event.claim()).addString(stored(outcome))
                .addBoolean(forGood).addInteger(config.maxAttempts()).addDouble(seconds(config.firstPause()))
                .addDouble(seconds(config.longestPause()));
        return pool.preparedQuery(FAIL).execute(values).map(rows -> rows.rowCount() == 0 ? null
                : EventState.ofWireName(rows.iterator().next().getString("state")).orElseThrow());
    }

    private static String stored(String outcome) {
        String clean = String.valueOf(outcome).replace("\0", "");
        return clean.substring(0, Math.min(clean.length(), LONGEST_OUTCOME));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
