package dev.oasis.admin.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** What waits to be deleted: as a list for people, as two gauges for alarms. Every replica tells the same figures. */
@ApplicationScoped
public class DeletionBacklog {

    static final String WAITING = "waiting";
    static final String FAILING = "failing";

    private static final String STATE = "case when attempts >= 3 then '" + FAILING + "' else '" + WAITING + "' end";
    private static final String LIST = """
            select id, object_key, cause, %1$s as state, attempts, last_error, queued_at,
                greatest(next_attempt_at, queued_at + make_interval(secs => case cause when 'deleted' then $4::float8 else $5::float8 end))
                    as due_at
            from object_deletion where deleted_at is null and id < $1 and ($2::text is null or %1$s = $2)
            order by id desc limit $3"""
            .formatted(STATE);
    private static final String COUNT = """
            select count(*) filter (where %1$s = 'waiting'), count(*) filter (where %1$s = 'failing')
            from object_deletion where deleted_at is null""".formatted(STATE);

    private final Pool pool;
    private final ObjectAges ages;
    private final AtomicLong waiting;
    private final AtomicLong failing;

    public DeletionBacklog(Pool pool, ObjectAges ages, MeterRegistry meters) {
        this.pool = pool;
        this.ages = ages;
        this.waiting = meters.gauge("oasis.retention.queue", Tags.of("state", WAITING), new AtomicLong());
        this.failing = meters.gauge("oasis.retention.queue", Tags.of("state", FAILING), new AtomicLong());
    }

    public Uni<Page<ObjectDeletionView>> list(Cursor cursor, Optional<String> state) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(ObjectDeletionView.number(cursor.before()), state.orElse(null), cursor.fetch(),
                        ages.deleted(), ages.upload()))
                .map(rows -> {
                    List<ObjectDeletionView> found = new ArrayList<>();
                    rows.forEach(row -> found.add(ObjectDeletionView.of(row)));
                    return Page.of(found, cursor, ObjectDeletionView::id, view -> view);
                });
    }

    @Scheduled(every = "30s", delayed = "5s", identity = "deletion-backlog")
    Uni<Void> measure() {
        return pool.query(COUNT).execute().invoke(rows -> {
            var row = rows.iterator().next();
            waiting.set(row.getLong(0));
            failing.set(row.getLong(1));
        }).replaceWithVoid().onFailure().recoverWithNull();
    }
}
