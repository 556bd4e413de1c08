package dev.oasis.common.events.consumer;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Remembers the events of a low-volume topic by their ids. */
public final class Inbox {

    private Inbox() {
    }

    /**
     * Those of the events that the consumer sees for the first time; to be called in the transaction of the effect. The ids are
     * taken in order, so that two consumers never wait for each other.
     */
    public static Uni<Set<String>> firstOf(SqlConnection connection, String consumer, Collection<String> eventIds) {
        if (eventIds.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        String[] sorted = eventIds.stream().distinct().sorted().toArray(String[]::new);
        return connection.preparedQuery("""
                insert into inbox (consumer, event_id) select $1, id from unnest($2::varchar[]) as id
                on conflict do nothing returning event_id""")
                .execute(Tuple.tuple().addString(consumer).addArrayOfString(sorted))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0))
                        .collect(Collectors.toSet()));
    }
}
