package dev.oasis.admin.ramp;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;

/** What is due by PostgreSQL's clock. Whether it still is when its turn comes is decided under lock. */
@ApplicationScoped
public class DueSteps {

    // One step of a rollout at a time: the next one may be moved by this one.
    private static final String STEPS = """
            select distinct on (s.rollout_id) s.rollout_id, s.position, r.app_id, r.release_id, r.channel
            from ramp_step s join rollout r on r.id = s.rollout_id join release l on l.id = r.release_id
            where s.applied_at is null and s.due_at <= now() and not r.held and l.status = 'published' and not l.recalled
            order by s.rollout_id, s.position""";
    private static final String RELEASES = """
            select release_id, app_id from release_schedule where refusal is null and publish_at <= now()
            order by publish_at, release_id""";

    private final Pool pool;

    public DueSteps(Pool pool) {
        this.pool = pool;
    }

    /** A step of a rollout whose time has come. */
    record DueStep(String appId, String releaseId, String channel, int position) {
    }

    /** A draft whose time has come. */
    record DueRelease(String appId, String releaseId) {
    }

    Uni<List<DueStep>> steps() {
        return pool.query(STEPS).execute().map(rows -> list(rows.iterator()).stream()
                .map(row -> new DueStep(row.getString("app_id"), row.getString("release_id"), row.getString("channel"),
                        row.getShort("position")))
                .toList());
    }

    Uni<List<DueRelease>> releases() {
        return pool.query(RELEASES).execute().map(rows -> list(rows.iterator()).stream()
                .map(row -> new DueRelease(row.getString("app_id"), row.getString("release_id"))).toList());
    }

    private static List<Row> list(RowIterator<Row> rows) {
        List<Row> list = new ArrayList<>();
        rows.forEachRemaining(list::add);
        return list;
    }
}
