package dev.oasis.admin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.awaitility.Awaitility;

import dev.oasis.admin.Api;
import dev.oasis.common.id.Ulid;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The tables of the trail, as a database administrator gets at them. */
final class TrailTables {

    /** An entry whose canonical content agrees with its columns; the time has no fraction, which makes its text simple. */
    private static final String INSERT = """
            insert into audit_entry (id, occurred_at, actor, actor_name, action, subject_type, subject_id, app_id, address,
                                     trace_id, canonical, sha256)
            select id, at, $2::text, 'Somebody', 'thing.done', 'thing', id, null, '', 'trace', convert_to(doc, 'UTF8'),
                   sha256(convert_to(doc, 'UTF8'))
            from (select id, at, json_build_object('id', id, 'occurredAt',
                         to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'actor', $2::text, 'actorName', 'Somebody',
                         'action', 'thing.done', 'subjectType', 'thing', 'subjectId', id, 'appId', null, 'address', '',
                         'traceId', 'trace', 'before', null, 'after', json_build_object('n', n))::text as doc
                  from (select n, coalesce($1::text, '01' || upper(substr(md5($2::text), 1, 6)) || lpad(n::text, 18, '0')) as id, date_trunc('second', now()) as at
                        from generate_series(1, $3) n) numbered) entries""";

    private final Pool pool;

    TrailTables(Pool pool) {
        this.pool = pool;
    }

    /** Makes one entry in the transaction at hand; answers its id. */
    static Uni<String> write(SqlConnection connection, String id) {
        return connection.preparedQuery(INSERT).execute(Tuple.of(id, "writer", 1)).replaceWith(id);
    }

    void writeMany(String actor, int count) {
        pool.preparedQuery(INSERT).executeAndAwait(Tuple.of(null, actor, count));
    }

    /** Writes an entry and commits it. */
    String writeOne() {
        return pool.withTransaction(connection -> write(connection, Ulid.next())).await().atMost(Duration.ofSeconds(10));
    }

    /** As the next replica would that looks; whoever is at it already keeps this one from sealing. */
    void awaitSealed() {
        AuditSealer sealer = new AuditSealer(pool);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            sealer.seal().await().atMost(Duration.ofSeconds(20));
            return number("select count(*) from audit_unsealed") == 0;
        });
    }

    long number(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getLong(0);
    }

    String text(String sql) {
        return pool.query(sql).executeAndAwait().iterator().next().getString(0);
    }

    /** Does with the trail what its triggers forbid, looks, and puts everything back. */
    void tampered(String sql, Runnable look) {
        awaitSealed();
        pool.query("create table kept_entry as select * from audit_entry; create table kept_seal as select * from audit_seal;"
                + "create table kept_unsealed as select * from audit_unsealed").executeAndAwait();
        try {
            pastTheTriggers(sql);
            look.run();
        } finally {
            pastTheTriggers("delete from audit_entry; insert into audit_entry select * from kept_entry;"
                    + "delete from audit_seal; insert into audit_seal select * from kept_seal;"
                    + "delete from audit_unsealed; insert into audit_unsealed select * from kept_unsealed;"
                    + "drop table kept_entry; drop table kept_seal; drop table kept_unsealed");
        }
        assertThat(Api.get("/admin/audit/verify").<Boolean> path("intact")).isTrue();
    }

    private void pastTheTriggers(String sql) {
        pool.withTransaction(connection -> connection.query("set local session_replication_role = replica; " + sql).execute())
                .await().atMost(Duration.ofSeconds(30));
    }

}
