package dev.oasis.analytics.usage;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.oasis.common.statistics.ClientSketch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements on {@code active_clients_daily}; they belong to the caller's transaction. Merging twice does no harm. */
final class ActiveClientStore {

    // So that there is a row to lock: two that merge the first sketches of a day at once must not overwrite each other's.
    private static final String MAKE = """
            insert into active_clients_daily (app_id, bucket, sketch)
            select *, $3 from unnest($1::varchar[], $2::timestamptz[]) on conflict do nothing""";
    private static final String LOCK = """
            select app_id, bucket, sketch from active_clients_daily
            where (app_id, bucket) in (select * from unnest($1::varchar[], $2::timestamptz[]))
            order by app_id collate ucs_basic, bucket for update""";
    // As text, because the client knows no array of bytes.
    private static final String KEEP = """
            update active_clients_daily kept set sketch = decode(merged.sketch, 'base64')
            from unnest($1::varchar[], $2::timestamptz[], $3::text[]) merged (app_id, bucket, sketch)
            where kept.app_id = merged.app_id and kept.bucket = merged.bucket""";

    private ActiveClientStore() {
    }

    /** Merges what came into what is known, each row once and in one order. */
    static Uni<Void> merge(SqlConnection connection, Collection<Contribution.Clients> came) {
        SortedMap<Contribution.AppDay, ClientSketch> sketches = new TreeMap<>();
        came.forEach(clients -> sketches.computeIfAbsent(clients.key(), absent -> ClientSketch.empty())
                .merge(clients.sketch()));
        if (sketches.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(MAKE).execute(keys(sketches).addBuffer(Buffer.buffer(ClientSketch.empty().state())))
                .chain(() -> connection.preparedQuery(LOCK).execute(keys(sketches)))
                .chain(rows -> connection.preparedQuery(KEEP).execute(merged(sketches, rows))).replaceWithVoid();
    }

    private static Tuple merged(SortedMap<Contribution.AppDay, ClientSketch> sketches, RowSet<Row> known) {
        for (Row row : known) {
            sketches.get(new Contribution.AppDay(row.getString(0), row.getOffsetDateTime(1).toInstant()))
                    .merge(ClientSketch.of(row.getBuffer(2).getBytes()));
        }
        return keys(sketches).addArrayOfString(sketches.values().stream()
                .map(sketch -> Base64.getEncoder().encodeToString(sketch.state())).toArray(String[]::new));
    }

    private static Tuple keys(Map<Contribution.AppDay, ClientSketch> sketches) {
        return Tuple.tuple().addArrayOfString(sketches.keySet().stream().map(Contribution.AppDay::appId).toArray(String[]::new))
                .addArrayOfOffsetDateTime(sketches.keySet().stream().map(key -> key.day().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }
}
