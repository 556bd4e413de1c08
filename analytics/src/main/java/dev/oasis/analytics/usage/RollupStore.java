package dev.oasis.analytics.usage;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

import dev.oasis.common.statistics.RollupTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements on the roll-up tables and on {@code delta_source}; all belong to the caller's transaction. */
final class RollupStore {

    private static final String ADD = """
            insert into %1$s (app_id, bucket, kind, channel, current_version, release_version, platform, country, outcome, count)
            select * from unnest($1::varchar[], $2::timestamptz[], $3::varchar[], $4::varchar[], $5::varchar[], $6::varchar[],
                                 $7::varchar[], $8::varchar[], $9::varchar[], $10::bigint[])
            on conflict on constraint %1$s_pk do update set count = %1$s.count + excluded.count""";

    private static final String LAST_SEQUENCES = """
            select boot_id, last_sequence from delta_source where boot_id = any($1) order by boot_id for update""";

    private static final String MOVE = """
            insert into delta_source (boot_id, last_sequence) select * from unnest($1::varchar[], $2::bigint[])
            on conflict (boot_id) do update set last_sequence = excluded.last_sequence, updated_at = now()""";

    private RollupStore() {
    }

    static Uni<Void> add(SqlConnection connection, RollupTable table, SortedMap<RollupKey, Long> counts) {
        return counts.isEmpty() ? Uni.createFrom().voidItem()
                : connection.preparedQuery(ADD.formatted(table.tableName())).execute(columns(counts)).replaceWithVoid();
    }

    /** The last sequence applied of those processes that were heard of. */
    static Uni<Map<String, Long>> lastSequences(SqlConnection connection, Collection<String> bootIds) {
        return bootIds.isEmpty() ? Uni.createFrom().item(Map.of())
                : connection.preparedQuery(LAST_SEQUENCES).execute(Tuple.of(bootIds.toArray(String[]::new))).map(rows -> {
                    Map<String, Long> sequences = new HashMap<>();
                    for (Row row : rows) {
                        sequences.put(row.getString(0), row.getLong(1));
                    }
                    return sequences;
                });
    }

    static Uni<Void> moveSequences(SqlConnection connection, SortedMap<String, Long> sequences) {
        return sequences.isEmpty() ? Uni.createFrom().voidItem()
                : connection.preparedQuery(MOVE).execute(Tuple.of(sequences.keySet().toArray(String[]::new),
                        sequences.values().toArray(Long[]::new))).replaceWithVoid();
    }

    private static Tuple columns(SortedMap<RollupKey, Long> counts) {
        return Tuple.tuple()
                .addArrayOfString(column(counts, RollupKey::appId))
                .addArrayOfOffsetDateTime(counts.keySet().stream().map(key -> key.bucket().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfString(column(counts, RollupKey::kind))
                .addArrayOfString(column(counts, RollupKey::channel))
                .addArrayOfString(column(counts, RollupKey::currentVersion))
                .addArrayOfString(column(counts, RollupKey::releaseVersion))
                .addArrayOfString(column(counts, RollupKey::platform))
                .addArrayOfString(column(counts, RollupKey::country))
                .addArrayOfString(column(counts, RollupKey::outcome))
                .addArrayOfLong(counts.values().toArray(Long[]::new));
    }

    private static String[] column(SortedMap<RollupKey, Long> counts, Function<RollupKey, String> value) {
        return counts.keySet().stream().map(value).toArray(String[]::new);
    }
}
