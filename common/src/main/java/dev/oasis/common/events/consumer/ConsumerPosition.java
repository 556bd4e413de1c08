package dev.oasis.common.events.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** How far a consumer of a high-volume topic has got in one partition, moved in the transaction of the effect. */
public record ConsumerPosition(String consumer, String topic, int partition) {

    /** The offset of the first record that has had no effect yet; the row is locked until the transaction ends. */
    public Uni<Long> lock(SqlConnection connection) {
        return connection.preparedQuery("""
                insert into consumer_position (consumer, topic, partition, next_offset) values ($1, $2, $3, 0)
                on conflict do nothing""").execute(Tuple.of(consumer, topic, partition))
                .flatMap(ignored -> connection.preparedQuery("""
                        select next_offset from consumer_position
                        where consumer = $1 and topic = $2 and partition = $3 for update""")
                        .execute(Tuple.of(consumer, topic, partition)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Moves on, if the position is still where the caller found it. */
    public Uni<Void> advance(SqlConnection connection, long from, long to) {
        return connection.preparedQuery("""
                update consumer_position set next_offset = $5
                where consumer = $1 and topic = $2 and partition = $3 and next_offset = $4""")
                .execute(Tuple.of(consumer, topic, partition, from, to))
                .invoke(rows -> {
                    if (rows.rowCount() != 1) {
                        throw new IllegalStateException(
                                "Position of %s in %s-%d is no longer %d".formatted(consumer, topic, partition, from));
                    }
                }).replaceWithVoid();
    }
}
