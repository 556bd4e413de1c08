package dev.oasis.admin.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.admin.audit.VerificationReport.Unsealed;
import dev.oasis.common.worker.BoundedWorker;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** Recomputes every digest and the whole chain, in portions. */
@ApplicationScoped
public class AuditVerification {

    private static final int PORTION = 500;
    private static final String EXISTS = """
            select exists (select from audit_seal where hash = decode($1, 'hex'))
                or exists (select from audit_entry where sha256 = decode($1, 'hex'))""";
    // One statement: between two, the sealer could move an entry and make it look lost.
    private static final String OUTSIDE = """
            select (select count(*) from audit_unsealed) as unsealed, (select min(entry_id) from audit_unsealed) as first,
                   (select min(u.entry_id) from audit_unsealed u
                    where not exists (select from audit_entry e where e.id = u.entry_id)) as removed,
                   (select min(e.id) from audit_entry e
                    where not exists (select from audit_seal s where s.entry_id = e.id)
                      and not exists (select from audit_unsealed u where u.entry_id = e.id)) as stray""";

    private final Pool pool;
    private final ObjectMapper json;
    private final BoundedWorker worker;

    public AuditVerification(Pool pool, ObjectMapper json, Vertx vertx) {
        this.pool = pool;
        this.json = json;
        this.worker = new BoundedWorker(vertx, "audit-verification", 1);
    }

    /** @param kept a head that somebody has kept elsewhere, to learn whether the chain still goes through it */
    Uni<VerificationReport> verify(Optional<ChainHead> kept) {
        ChainWalk walk = new ChainWalk(json, kept);
        return Multi.createBy().repeating().uni(() -> portion(walk)).whilst(more -> more).collect().last()
                .chain(() -> pool.query(OUTSIDE).execute())
                .flatMap(outside -> finding(walk, outside.iterator().next())
                        .map(found -> report(walk, kept, found, outside.iterator().next())));
    }

    /** Whether the walk goes on. */
    private Uni<Boolean> portion(ChainWalk walk) {
        return pool.preparedQuery(SealedEntry.AFTER).execute(Tuple.of(walk.head().number(), PORTION))
                .flatMap(rows -> worker.run(() -> {
                    List<SealedEntry> links = links(rows);
                    walk.follow(links);
                    return links.size() == PORTION && walk.suspicion().isEmpty();
                }));
    }

    private static List<SealedEntry> links(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(SealedEntry::of).toList();
    }

    private Uni<Optional<Finding>> finding(ChainWalk walk, Row outside) {
        return walk.suspicion().map(this::settle)
                .orElseGet(() -> Uni.createFrom().item(walk.missingHead().or(() -> beside(outside))));
    }

    private Uni<Optional<Finding>> settle(Suspicion suspicion) {
        return suspicion.witness().map(digest -> pool.preparedQuery(EXISTS).execute(Tuple.of(digest))
                .map(rows -> rows.iterator().next().getBoolean(0) ? suspicion.ifElsewhere() : suspicion.finding()))
                .orElseGet(() -> Uni.createFrom().item(suspicion.finding())).map(Optional::of);
    }

    private static Optional<Finding> beside(Row outside) {
        Optional<String> removed = Optional.ofNullable(outside.getString("removed"));
        Optional<String> stray = Optional.ofNullable(outside.getString("stray"));
        return removed.map(id -> Finding.of(Finding.Kind.REMOVED, null, id))
                .or(() -> stray.map(id -> Finding.of(Finding.Kind.STRAY, null, id)));
    }

    private static VerificationReport report(ChainWalk walk, Optional<ChainHead> kept, Optional<Finding> found, Row outside) {
        return new VerificationReport(found.isEmpty(), walk.head().number(), walk.head().toString(),
                kept.map(head -> walk.keptSeen()).orElse(null), found.orElse(null),
                new Unsealed(outside.getLong("unsealed"), outside.getString("first")));
    }
}
