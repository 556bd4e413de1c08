package dev.oasis.admin.retention;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The queue of objects to delete. A key is condemned under its exclusive lock, while nothing refers to it; whoever wants to
 * refer to it holds the same lock shared to the end of its transaction, so one of the two always sees the other. From then on
 * the database refuses every reference, and the request to the storage may take as long as it likes.
 */
@ApplicationScoped
class DeletionQueue {

    /** Rows that were condemned before go on whatever the configuration says now. */
    private static final String NEXT = """
            select id, object_key, attempts from object_deletion
            where deleted_at is null and next_attempt_at <= now() and (condemned_at is not null
                or queued_at <= now() - make_interval(secs => case cause when 'deleted' then $1::float8 else $2::float8 end))
            order by next_attempt_at, id limit 1 for update skip locked""";
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtextextended($1, 0))";
    private static final String USE = """
            select case
                when exists (select 1 from artifact where blob_key = $1)
                    or exists (select 1 from installer where blob_key = $1) then 'served'
                when exists (select 1 from artifact where object_key = $1 and not verified)
                    or exists (select 1 from installer where object_key = $1 and not verified) then 'awaited'
                else 'none' end""";
    private static final String CONDEMN = """
            update object_deletion set condemned_at = coalesce(condemned_at, now()), attempts = attempts + 1,
                next_attempt_at = now() + make_interval(secs => least(3600, 5 * power(2, least(attempts, 10))))
            where id = $1""";
    private static final String FORGET_PROOFS = "delete from verification where blob_key = $1";
    private static final String KEEP = "delete from object_deletion where id = $1";
    private static final String POSTPONE = """
            update object_deletion set next_attempt_at = now() + make_interval(secs => $2::float8) where id = $1""";
    private static final String DONE = "update object_deletion set deleted_at = now(), last_error = null where id = $1";
    private static final String FAILED = "update object_deletion set last_error = left($2, 500) where id = $1";

    /** Somebody is about to refer to the key. */
    private static final double BUSY_SECONDS = 10;
    /** A pending artifact or installer waits for its upload; it expires by itself. */
    private static final double AWAITED_SECONDS = 60;

    private final Pool pool;
    private final ObjectAges ages;

    DeletionQueue(Pool pool, ObjectAges ages) {
        this.pool = pool;
        this.ages = ages;
    }

    /** What became of the first row that was due. */
    record Taken(boolean found, Optional<DueObject> condemned) {

        private static final Taken NOTHING = new Taken(false, Optional.empty());
        private static final Taken SPARED = new Taken(true, Optional.empty());
    }

    /** Takes the next due row, in a transaction of its own: condemns its key, or spares it when something refers to it. */
    Uni<Taken> take() {
        return pool.withTransaction(connection -> connection.preparedQuery(NEXT)
                .execute(Tuple.of(ages.deleted(), ages.upload()))
                .flatMap(rows -> rows.size() == 0 ? Uni.createFrom().item(Taken.NOTHING)
                        : decide(connection, due(rows.iterator().next()))));
    }

    private static DueObject due(Row row) {
        return new DueObject(row.getLong("id"), row.getString("object_key"), row.getInteger("attempts") + 1);
    }

    private static Uni<Taken> decide(SqlConnection connection, DueObject due) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(due.key()))
                .flatMap(rows -> rows.iterator().next().getBoolean(0)
                        ? connection.preparedQuery(USE).execute(Tuple.of(due.key()))
                                .flatMap(use -> settle(connection, due, use.iterator().next().getString(0)))
                        : connection.preparedQuery(POSTPONE).execute(Tuple.of(due.id(), BUSY_SECONDS))
                                .replaceWith(Taken.SPARED));
    }

    private static Uni<Taken> settle(SqlConnection connection, DueObject due, String use) {
        return switch (use) {
            case "served" -> connection.preparedQuery(KEEP).execute(Tuple.of(due.id())).replaceWith(Taken.SPARED);
            case "awaited" -> connection.preparedQuery(POSTPONE).execute(Tuple.of(due.id(), AWAITED_SECONDS))
                    .replaceWith(Taken.SPARED);
            default -> connection.preparedQuery(CONDEMN).execute(Tuple.of(due.id()))
                    .chain(() -> connection.preparedQuery(FORGET_PROOFS).execute(Tuple.of(due.key())))
                    .replaceWith(new Taken(true, Optional.of(due)));
        };
    }

    Uni<Void> deleted(DueObject due) {
        return pool.preparedQuery(DONE).execute(Tuple.of(due.id())).replaceWithVoid();
    }

    /** It is tried again at the time that was set when it was taken: longer after each attempt, an hour at most. */
    Uni<Void> failed(DueObject due, Throwable failure) {
        // The problem around it tells callers less than operators need.
        Throwable told = failure.getCause() == null ? failure : failure.getCause();
        return pool.preparedQuery(FAILED).execute(Tuple.of(due.id(), String.valueOf(told.getMessage()))).replaceWithVoid();
    }
}
