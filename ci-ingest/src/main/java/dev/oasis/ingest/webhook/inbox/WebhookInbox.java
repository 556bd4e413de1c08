package dev.oasis.ingest.webhook.inbox;

import java.util.LinkedHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.webhook.EventState;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Keeps deliveries. Each statement is a transaction of its own: when it has answered, the delivery is safe. Of deliveries with
 * the same id, however many come at once, one becomes the event; the unique constraint decides which.
 */
@ApplicationScoped
public class WebhookInbox {

    private static final String ADD = """
            insert into webhook_event (id, provider, hook_id, delivery_id, event, action, repository, headers, body, body_size,
                body_sha256)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict on constraint webhook_event_delivery_unique do nothing""";
    /** One that failed or is dead begins anew; a worker that still holds a claim on it has no effect any more. */
    private static final String COME_AGAIN = """
            update webhook_event set deliveries = deliveries + 1,
                state = case when anew then 'received' else webhook_event.state end,
                outcome = case when anew then null else outcome end,
                attempts = case when anew then 0 else attempts end,
                claim = case when anew then claim + 1 else claim end,
                next_attempt_at = case when anew then now() else next_attempt_at end,
                settled_at = case when anew then null else settled_at end,
                body = case when anew then $4 else body end
            from (select id as found, state in ('failed', 'dead') as anew from webhook_event
                where provider = $1 and hook_id = $2 and delivery_id = $3 for update) before
            where id = found
            returning id, state""";

    private final Pool pool;

    public WebhookInbox(Pool pool) {
        this.pool = pool;
    }

    /** Answers once the delivery is committed. */
    public Uni<StoredDelivery> store(Delivery delivery) {
        String id = Ulid.next();
        return pool.preparedQuery(ADD).execute(row(id, delivery)).flatMap(added -> added.rowCount() == 1
                ? Uni.createFrom().item(new StoredDelivery(id, EventState.RECEIVED, false))
                : comeAgain(delivery));
    }

    private Uni<StoredDelivery> comeAgain(Delivery delivery) {
        return pool.preparedQuery(COME_AGAIN).execute(Tuple.tuple().addString(delivery.provider().wireName())
                .addString(delivery.hookId()).addString(delivery.deliveryId()).addBuffer(Buffer.buffer(delivery.json())))
                .map(rows -> duplicate(rows.iterator().next()));
    }

    private static StoredDelivery duplicate(Row row) {
        return new StoredDelivery(row.getString("id"), EventState.ofWireName(row.getString("state")).orElseThrow(), true);
    }

    private static Tuple row(String id, Delivery delivery) {
        return Tuple.tuple().addString(id).addString(delivery.provider().wireName()).addString(delivery.hookId())
                .addString(delivery.deliveryId()).addString(delivery.event()).addString(delivery.action().orElse(null))
                .addString(delivery.repository().orElse(null)).addValue(new JsonObject(new LinkedHashMap<>(delivery.headers())))
                .addBuffer(Buffer.buffer(delivery.json())).addInteger(delivery.size())
                .addBuffer(Buffer.buffer(delivery.sha256()));
    }
}
