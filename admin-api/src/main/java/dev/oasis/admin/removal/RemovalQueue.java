package dev.oasis.admin.removal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** The rows of webhooks that are to go. By the database's clock. */
@ApplicationScoped
class RemovalQueue {

    /** Longer than a provider is waited for, with a token to renew before. */
    private static final int LEASE_SECONDS = 120;
    private static final int KEPT_DAYS = 30;
    private static final int LONGEST = 500;
    private static final String TAKE = """
            update webhook_removal set attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => %d)
            where id = (select id from webhook_removal where left_at is null and next_attempt_at <= now()
                and ($1::text is null or id = $1) order by next_attempt_at, id limit 1 for update skip locked)
            returning *""".formatted(LEASE_SECONDS);
    private static final String REMOVED = "delete from webhook_removal where id = $1";
    private static final String LEFT = """
            update webhook_removal set left_at = now(), reason = $2 where id = $1 and left_at is null""";
    private static final String LATER = """
            update webhook_removal set next_attempt_at = now() + make_interval(secs => $2::float8), reason = $3
            where id = $1 and left_at is null""";
    private static final String ALL_NOT_BEFORE = """
            update webhook_removal set next_attempt_at = greatest(next_attempt_at, $2)
            where integration_id = $1 and left_at is null""";
    private static final String FAREWELL = """
            delete from integration i where i.id = $1 and i.deleted_at is not null and not exists (
                select 1 from webhook_removal w where w.integration_id = i.id and w.left_at is null)""";
    private static final String FORGET = """
            delete from webhook_removal where left_at < now() - make_interval(days => %d)""".formatted(KEPT_DAYS);
    private static final String LIST = "select * from webhook_removal where id < $1 order by id desc limit $2";

    private final Pool pool;

    RemovalQueue(Pool pool) {
        this.pool = pool;
    }

    /** The one whose turn it is, for two minutes. */
    Uni<Optional<DueRemoval>> take() {
        return take(null);
    }

    /** This one, unless somebody else is at it. */
    Uni<Optional<DueRemoval>> take(String id) {
        return pool.preparedQuery(TAKE).execute(Tuple.tuple().addString(id)).map(rows -> StreamSupport
                .stream(rows.spliterator(), false).findFirst().map(DueRemoval::of));
    }

    /** It is gone; with the last one an integration that was deleted goes too, and its credentials with it. */
    Uni<Void> removed(DueRemoval due) {
        return settle(due, pool.preparedQuery(REMOVED).execute(Tuple.of(due.id())));
    }

    /** It stays at the provider for good. */
    Uni<Void> left(DueRemoval due, String reason) {
        return settle(due, pool.preparedQuery(LEFT).execute(Tuple.of(due.id(), shortened(reason))));
    }

    Uni<Void> later(DueRemoval due, Duration pause, String reason) {
        return pool.preparedQuery(LATER).execute(Tuple.of(due.id(), pause.toMillis() / 1_000.0, shortened(reason)))
                .replaceWithVoid();
    }

    /** None of the integration's webhooks is tried before: its provider wants to be left alone. */
    Uni<Void> notBefore(DueRemoval due, Instant until) {
        return pool.preparedQuery(ALL_NOT_BEFORE).execute(Tuple.of(due.integrationId(), until.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Void> forgetOld() {
        return pool.query(FORGET).execute().replaceWithVoid();
    }

    Uni<Page<RemovalView>> list(Cursor cursor) {
        return pool.preparedQuery(LIST).execute(Tuple.of(cursor.before(), cursor.fetch())).map(rows -> {
            List<RemovalView> found = new ArrayList<>();
            rows.forEach(row -> found.add(RemovalView.of(row)));
            return Page.of(found, cursor, RemovalView::id, view -> view);
        });
    }

    private Uni<Void> settle(DueRemoval due, Uni<RowSet<Row>> settling) {
        return settling.chain(() -> pool.preparedQuery(FAREWELL).execute(Tuple.of(due.integrationId()))).replaceWithVoid();
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST ? reason : reason.substring(0, LONGEST);
    }
}
