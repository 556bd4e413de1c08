package dev.oasis.analytics.usage;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.oasis.common.statistics.ClientSketch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** A table of sketches, one for each key. */
final class SketchTable<K extends Comparable<K>> {

    // So that there is a row to lock: two that merge the first sketches of a day at once must not overwrite each other's.
    private static final String MAKE = """
            insert into %1$s (%2$s, sketch) select *, $%5$d from unnest(%3$s) on conflict do nothing""";
    private static final String LOCK = """
            select %2$s, sketch from %1$s where (%2$s) in (select * from unnest(%3$s)) order by %4$s for update""";
    // As text, because the client knows no array of bytes.
    private static final String KEEP = """
            update %1$s kept set sketch = decode(merged.sketch, 'base64')
            from (select * from unnest(%3$s, $%5$d::text[])) merged (%2$s, sketch) where %6$s""";

    private final String make;
    private final String lock;
    private final String keep;
    private final Function<Collection<K>, Tuple> parameters;
    private final Function<Row, K> reader;

    /**
     * @param columns of the key
     * @param arrays the parameters that hold them
     * @param order in which rows are locked: that of the keys
     * @param parameters the arrays' values
     * @param reader reads the key from the first columns of a row
     */
    SketchTable(String name, String columns, String arrays, String order, Function<Collection<K>, Tuple> parameters,
            Function<Row, K> reader) {
        String[] names = columns.split(", ");
        String same = Stream.of(names).map(column -> "kept." + column + " = merged." + column)
                .collect(Collectors.joining(" and "));
        this.make = MAKE.formatted(name, columns, arrays, order, names.length + 1);
        this.lock = LOCK.formatted(name, columns, arrays, order);
        this.keep = KEEP.formatted(name, columns, arrays, order, names.length + 1, same);
        this.parameters = parameters;
        this.reader = reader;
    }

    /** Merges what came into what is known, each row once and in one order. */
    Uni<Void> merge(SqlConnection connection, SortedMap<K, ClientSketch> sketches) {
        if (sketches.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection.preparedQuery(make).execute(keys(sketches).addBuffer(Buffer.buffer(ClientSketch.empty().state())))
                .chain(() -> connection.preparedQuery(lock).execute(keys(sketches)))
                .chain(rows -> connection.preparedQuery(keep).execute(merged(sketches, rows))).replaceWithVoid();
    }

    private Tuple merged(SortedMap<K, ClientSketch> sketches, RowSet<Row> known) {
        for (Row row : known) {
            sketches.get(reader.apply(row)).merge(ClientSketch.of(row.getBuffer("sketch").getBytes()));
        }
        return keys(sketches).addArrayOfString(sketches.values().stream()
                .map(sketch -> Base64.getEncoder().encodeToString(sketch.state())).toArray(String[]::new));
    }

    private Tuple keys(SortedMap<K, ClientSketch> sketches) {
        return parameters.apply(sketches.keySet());
    }

    /** The two columns with which every key begins. */
    static Tuple days(Tuple tuple, Collection<AppDay> days) {
        return tuple.addArrayOfString(days.stream().map(AppDay::appId).toArray(String[]::new))
                .addArrayOfOffsetDateTime(days.stream().map(day -> day.day().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new));
    }
}
