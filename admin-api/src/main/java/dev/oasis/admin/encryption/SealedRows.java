package dev.oasis.admin.encryption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.crypto.seal.SealedColumn;
import dev.oasis.common.crypto.seal.SealedSecret;
import dev.oasis.common.crypto.seal.SecretSealer;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Rows with sealed secrets, over all features that have some. */
@ApplicationScoped
class SealedRows {

    private static final int BATCH = 50;
    // The names come from SealedColumn, which lets nothing else through.
    private static final String COUNT = """
            select split_part(%2$s, '.', 2), count(*) from %1$s where %2$s is not null group by 1""";
    private static final String OUTDATED = """
            select %3$s, %2$s from %1$s where %2$s is not null and split_part(%2$s, '.', 2) <> $1
            and split_part(%2$s, '.', 2) = any($2) order by %3$s limit""" + " " + BATCH + " for update skip locked";
    private static final String REPLACE = "update %1$s set %2$s = $2 where %3$s = $1";

    private final List<SealedColumn> columns;
    private final SecretSealer sealer;
    private final Pool pool;

    SealedRows(@All List<SealedColumn> columns, SecretSealer sealer, Pool pool) {
        this.columns = columns.stream().sorted(Comparator.comparing(SealedColumn::toString)).toList();
        this.sealer = sealer;
        this.pool = pool;
    }

    List<SealedColumn> columns() {
        return columns;
    }

    /** How many secrets each key has sealed. */
    Uni<Map<String, Long>> byKey() {
        Map<String, Long> counts = new TreeMap<>();
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (SealedColumn column : columns) {
            chain = chain.chain(() -> pool.query(sql(COUNT, column)).execute()
                    .invoke(rows -> rows.forEach(row -> counts.merge(row.getString(0), row.getLong(1), Long::sum)))
                    .replaceWithVoid());
        }
        return chain.replaceWith(counts);
    }

    /**
     * Seals some rows anew, in one small transaction; answers how many. Rows that somebody else holds wait for the next time.
     */
    Uni<Integer> renewSome(SealedColumn column, String active) {
        // What an unknown key sealed cannot be opened; it must not hold up the rest.
        String[] openable = sealer.keyIds().toArray(String[]::new);
        return pool.withTransaction(connection -> connection.preparedQuery(sql(OUTDATED, column))
                .execute(Tuple.of(active, openable))
                .flatMap(rows -> {
                    List<Row> found = new ArrayList<>();
                    rows.forEach(found::add);
                    return renewAll(connection, column, found).replaceWith(found.size());
                }));
    }

    private Uni<Void> renewAll(SqlConnection connection, SealedColumn column, List<Row> rows) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Row row : rows) {
            chain = chain.chain(() -> connection.preparedQuery(sql(REPLACE, column))
                    .execute(Tuple.of(row.getString(0), renewed(column, row))).replaceWithVoid());
        }
        return chain;
    }

    private String renewed(SealedColumn column, Row row) {
        var place = column.at(row.getString(0));
        return sealer.seal(sealer.open(SealedSecret.parse(row.getString(1)), place), place).text();
    }

    private static String sql(String template, SealedColumn column) {
        return template.formatted(column.table(), column.column(), column.key());
    }
}
