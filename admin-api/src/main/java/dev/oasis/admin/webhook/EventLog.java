package dev.oasis.admin.webhook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.worker.BoundedWorker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the inbox for people. */
@ApplicationScoped
public class EventLog {

    private static final String FROM = " from webhook_event e where e.id ";
    private static final String BODY = "select e.body" + FROM + "= $1";

    private final Pool pool;
    private final BoundedWorker worker;

    public EventLog(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.worker = new BoundedWorker(vertx, "webhook-payloads", 1);
    }

    /** Newest first. */
    Uni<Page<EventView>> list(EventFilter filter, Cursor cursor) {
        List<Object> parameters = new ArrayList<>(List.of(cursor.before(), cursor.fetch()));
        String conditions = filter.conditions(parameters);
        return pool.preparedQuery("select " + EventView.COLUMNS + FROM + "< $1" + conditions + " order by e.id desc limit $2")
                .execute(Tuple.tuple(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(EventView::of).toList())
                .map(found -> Page.of(found, cursor, EventView::id, view -> view));
    }

    /** @return fails with {@link Problem} {@code event_not_found} */
    Uni<EventView> get(String id) {
        return row("select " + EventView.COLUMNS + FROM + "= $1", id).map(EventView::of);
    }

    /** @return the JSON as it was signed; fails with {@link Problem} {@code event_not_found} or {@code event_body_gone} */
    Uni<byte[]> payload(String id) {
        return row(BODY, id).map(row -> row.getBuffer("body")).flatMap(body -> {
            if (body == null) {
                throw gone();
            }
            return worker.run(() -> unzip(body.getBytes()));
        });
    }

    static Problem gone() {
        return Problem.of(ProblemCode.EVENT_BODY_GONE,
                "The payload was removed after oasis.webhook.retention.bodies; have the provider deliver it again.");
    }

    static Problem notFound() {
        return Problem.of(ProblemCode.EVENT_NOT_FOUND, "The inbox has no event with this id.");
    }

    private Uni<Row> row(String sql, String id) {
        return pool.preparedQuery(sql).execute(Tuple.of(id)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .findFirst().orElseThrow(EventLog::notFound));
    }

    private static byte[] unzip(byte[] bytes) throws IOException {
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return content.readAllBytes();
        }
    }
}
