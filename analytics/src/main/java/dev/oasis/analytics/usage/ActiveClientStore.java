package dev.oasis.analytics.usage;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.oasis.common.statistics.ClientSketch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Who was active on a day, of an app and of each kind of its clients; the statements belong to the caller's transaction.
 * Merging twice does no harm.
 */
final class ActiveClientStore {

    private static final SketchTable<AppDay> DAYS = new SketchTable<>("active_clients_daily",
            "app_id, bucket", "$1::varchar[], $2::timestamptz[]", "app_id collate ucs_basic, bucket",
            days -> SketchTable.days(Tuple.tuple(), days), ActiveClientStore::day);

    private static final SketchTable<ClientKind> KINDS = new SketchTable<>("active_client_kinds_daily",
            "app_id, bucket, channel, current_version, platform",
            "$1::varchar[], $2::timestamptz[], $3::varchar[], $4::varchar[], $5::varchar[]",
            "app_id collate ucs_basic, bucket, channel collate ucs_basic, current_version collate ucs_basic, "
                    + "platform collate ucs_basic",
            kinds -> SketchTable.days(Tuple.tuple(), kinds.stream().map(ClientKind::day).toList())
                    .addArrayOfString(kinds.stream().map(ClientKind::channel).toArray(String[]::new))
                    .addArrayOfString(kinds.stream().map(ClientKind::currentVersion).toArray(String[]::new))
                    .addArrayOfString(kinds.stream().map(ClientKind::platform).toArray(String[]::new)),
            row -> new ClientKind(day(row), row.getString(2), row.getString(3), row.getString(4)));

    private ActiveClientStore() {
    }

    /** Merges what came into what is known, each row once and in one order. */
    static Uni<Void> merge(SqlConnection connection, Collection<Contribution.Clients> came) {
        SortedMap<AppDay, ClientSketch> days = new TreeMap<>();
        SortedMap<ClientKind, ClientSketch> kinds = new TreeMap<>();
        for (Contribution.Clients clients : came) {
            add(days, clients.day(), clients.sketch());
            clients.kind().ifPresent(kind -> add(kinds, kind, clients.sketch()));
        }
        return DAYS.merge(connection, days).chain(() -> KINDS.merge(connection, kinds));
    }

    private static <K> void add(SortedMap<K, ClientSketch> sketches, K key, ClientSketch sketch) {
        sketches.computeIfAbsent(key, absent -> ClientSketch.empty()).merge(sketch);
    }

    private static AppDay day(Row row) {
        return new AppDay(row.getString(0), row.getOffsetDateTime(1).toInstant());
    }
}
