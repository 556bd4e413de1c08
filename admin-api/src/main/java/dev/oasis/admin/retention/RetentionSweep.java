package dev.oasis.admin.retention;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Sweeps once an hour, by the database's clock. Several replicas may do it at once; a failed sweep is left to the next. */
@ApplicationScoped
public class RetentionSweep {

    private static final Logger LOG = Logger.getLogger(RetentionSweep.class);
    private static final String OLDER_THAN = " < now() - make_interval(secs => $1)";

    /** Far longer than a request to the storage can be under way, or a post between verifying and recording. */
    private static final Duration TOMBSTONES = Duration.ofDays(7);

    /** A preview asks for the UTC days of 720 hours and no more. */
    private static final Duration CLIENT_KINDS = Duration.ofDays(32);

    private final Pool pool;
    private final RetentionConfig config;

    public RetentionSweep(Pool pool, RetentionConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Scheduled(every = "1h", delayed = "1m", identity = "retention")
    Uni<Void> sweep() {
        return delete("idempotency", "expires_at", Duration.ZERO)
                .chain(() -> delete("inbox", "received_at", config.seenEvents()))
                .chain(() -> delete("delta_source", "updated_at", config.seenEvents()))
                .chain(() -> delete("active_client_kinds_daily", "bucket", CLIENT_KINDS))
                .chain(() -> delete("verification", "verified_at", config.verifications()))
                .chain(() -> delete("login_attempt", "expires_at", Duration.ZERO))
                .chain(() -> delete("user_session", "expires_at", config.sessions()))
                .chain(() -> delete("object_deletion", "deleted_at", TOMBSTONES))
                .onFailure().invoke(failure -> LOG.warnf("Sweeping has to wait: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> delete(String table, String column, Duration age) {
        return pool.preparedQuery("delete from " + table + " where " + column + OLDER_THAN)
                .execute(Tuple.of((double) age.toSeconds()))
                .invoke(rows -> LOG.debugf("Deleted %d old rows of %s", rows.rowCount(), table)).replaceWithVoid();
    }
}
