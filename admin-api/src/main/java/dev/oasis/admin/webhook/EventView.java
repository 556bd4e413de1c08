package dev.oasis.admin.webhook;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.vertx.mutiny.sqlclient.Row;

/**
 * A delivery in the inbox.
 *
 * @param deliveryId the provider's
 * @param repository as the payload calls it; null where it names none
 * @param outcome what came of it, why it was ignored or how it failed last; null while it waits
 * @param attempts since it came or was replayed last
 * @param nextAttemptAt when it is tried next; null once it is settled
 * @param deliveries how often the provider has sent it
 * @param headers those that help to understand it; no token or signature is among them
 * @param bodyKept whether its payload can still be shown and replayed
 */
public record EventView(String id, String provider, String hookId, String deliveryId, String event, String action,
        String repository, String state, String outcome, int attempts, int deliveries, Instant nextAttemptAt,
        Instant receivedAt, Instant settledAt, int size, boolean bodyKept, Map<String, String> headers) {

    static final String COLUMNS = """
            e.id, e.provider, e.hook_id, e.delivery_id, e.event, e.action, e.repository, e.state, e.outcome, e.attempts,
            e.deliveries, case when e.settled_at is null then e.next_attempt_at end as next_attempt_at, e.received_at,
            e.settled_at, e.body_size, e.body is not null as body_kept, e.headers""";

    static EventView of(Row row) {
        return new EventView(row.getString("id"), row.getString("provider"), row.getString("hook_id"),
                row.getString("delivery_id"), row.getString("event"), row.getString("action"), row.getString("repository"),
                row.getString("state"), row.getString("outcome"), row.getInteger("attempts"), row.getInteger("deliveries"),
                time(row, "next_attempt_at"), time(row, "received_at"), time(row, "settled_at"), row.getInteger("body_size"),
                row.getBoolean("body_kept"), headers(row));
    }

    private static Map<String, String> headers(Row row) {
        Map<String, String> headers = new TreeMap<>();
        row.getJsonObject("headers").forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
        return headers;
    }

    private static Instant time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant).orElse(null);
    }
}
