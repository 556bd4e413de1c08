package dev.oasis.admin.audit;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/**
 * Chains what is committed and not sealed yet, once a second. The order is that of sealing: an entry whose transaction commits
 * late comes behind entries with greater ids, and none is passed over. An advisory lock lets one replica work at a time.
 */
@ApplicationScoped
public class AuditSealer {

    static final int BATCH = 500;

    private static final Logger LOG = Logger.getLogger(AuditSealer.class);
    private static final String UNDEFINED_TABLE = "42P01";
    private static final long LOCK = 0x0A515A;
    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock($1)";
    private static final String HEAD = "select n, encode(hash, 'hex') from audit_seal order by n desc limit 1";
    private static final String WAITING = """
            select e.id, encode(e.sha256, 'hex') from audit_unsealed u join audit_entry e on e.id = u.entry_id
            order by e.id limit $1""";
    private static final String SEAL = """
            with sealed as (
                insert into audit_seal (n, entry_id, entry_sha256, previous, hash)
                select n, id, decode(digest, 'hex'), decode(previous, 'hex'), decode(hash, 'hex')
                from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[]) as s (n, id, digest, previous, hash)
                returning entry_id)
            delete from audit_unsealed where entry_id in (select entry_id from sealed)""";

    private final Pool pool;
    private volatile boolean waiting;

    public AuditSealer(Pool pool) {
        this.pool = pool;
    }

    @Scheduled(every = "1s", delayed = "2s", identity = "audit-seal", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> seal() {
        return Multi.createBy().repeating().uni(this::sealBatch).whilst(sealed -> sealed == BATCH).collect().last()
                .invoke(() -> waiting = false)
                .onFailure().invoke(this::note)
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    /** How many entries were sealed; none while another replica is at it. */
    private Uni<Integer> sealBatch() {
        return pool.withTransaction(connection -> connection.preparedQuery(TRY_LOCK).execute(Tuple.of(LOCK))
                .flatMap(locked -> locked.iterator().next().getBoolean(0) ? sealLocked(connection)
                        : Uni.createFrom().item(0)));
    }

    private static Uni<Integer> sealLocked(SqlConnection connection) {
        return connection.query(HEAD).execute().map(AuditSealer::head)
                .flatMap(head -> connection.preparedQuery(WAITING).execute(Tuple.of(BATCH)).map(rows -> chain(head, rows)))
                .flatMap(seals -> seals.isEmpty() ? Uni.createFrom().item(0)
                        : connection.preparedQuery(SEAL).execute(columns(seals)).replaceWith(seals.size()));
    }

    private static ChainHead head(RowSet<Row> rows) {
        if (!rows.iterator().hasNext()) {
            return ChainHead.BEGINNING;
        }
        Row row = rows.iterator().next();
        return new ChainHead(row.getLong(0), row.getString(1));
    }

    private static List<Seal> chain(ChainHead head, RowSet<Row> entries) {
        List<Seal> seals = new ArrayList<>();
        ChainHead last = head;
        for (Row entry : entries) {
            Seal seal = last.seal(entry.getString(0), entry.getString(1));
            seals.add(seal);
            last = seal.asHead();
        }
        return seals;
    }

    private static Tuple columns(List<Seal> seals) {
        return Tuple.of(seals.stream().map(Seal::number).toArray(Long[]::new),
                seals.stream().map(Seal::entryId).toArray(String[]::new),
                seals.stream().map(Seal::entrySha256).toArray(String[]::new),
                seals.stream().map(Seal::previous).toArray(String[]::new),
                seals.stream().map(Seal::hash).toArray(String[]::new));
    }

    // Once for each outage: a line a second would say no more.
    private void note(Throwable failure) {
        if (!waiting && !isNewDatabase(failure)) {
            waiting = true;
            LOG.warnf("Sealing the audit trail has to wait: %s", failure.getMessage());
        }
    }

    /** Nothing is there to be sealed while the tables are still being made. */
    private static boolean isNewDatabase(Throwable failure) {
        return failure instanceof PgException refused && UNDEFINED_TABLE.equals(refused.getSqlState());
    }
}
