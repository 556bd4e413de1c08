package dev.oasis.testkit.fuzz;

import java.util.ArrayList;
import java.util.List;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;

/** All rows of all tables that a refused call must not change, as one text. */
public final class StateDigest {

    /**
     * These move by themselves: what is sent on, consumed, remembered for repetitions, sealed, or deleted from the storage or
     * at
     * a provider meanwhile.
     */
    private static final String TABLES = """
            select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
            and table_name not in ('outbox', 'inbox', 'consumer_position', 'idempotency', 'flyway_schema_history', 'audit_seal',
                                   'audit_chain', 'audit_unsealed', 'catalog_clock', 'object_deletion', 'verification',
                                   'webhook_removal')
            order by table_name""";

    private StateDigest() {
    }

    public static String of(Pool pool) {
        List<String> parts = new ArrayList<>();
        for (Row row : pool.query(TABLES).executeAndAwait()) {
            String table = row.getString(0);
            // When a key was last used is written by itself, a while after.
            String sql = "select count(*) || ':' || coalesce(md5(string_agg(t, '' order by t)), '') from "
                    + "(select (to_jsonb(r) - 'last_used_at' - 'sealed_at')::text t from " + table + " r) x";
            parts.add(table + ":" + pool.query(sql).executeAndAwait().iterator().next().getString(0));
        }
        return String.join(" ", parts);
    }
}
