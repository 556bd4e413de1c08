package dev.oasis.common.events.consumer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Remembers the events of a low-volume topic by their ids. */
public final class Inbox {

    private Inbox() {
    }

    /** Whether the consumer sees this event for the first time; to be called in the transaction of the effect. */
    public static Uni<Boolean> isFirst(SqlConnection connection, String consumer, String eventId) {
        return connection.preparedQuery("insert into inbox (consumer, event_id) values ($1, $2) on conflict do nothing")
                .execute(Tuple.of(consumer, eventId)).map(rows -> rows.rowCount() == 1);
    }
}
