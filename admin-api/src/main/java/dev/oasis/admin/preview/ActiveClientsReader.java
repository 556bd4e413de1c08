package dev.oasis.admin.preview;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.statistics.ClientSketch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads who has asked of late, by what they are. What has not asked for a while is not active; the clock is PostgreSQL's. */
@ApplicationScoped
public class ActiveClientsReader {

    // Counters of one check may come in two records, so that for a second there may be less than nothing.
    private static final String CHECKS = """
            select channel, current_version, platform,
                   greatest(0, sum(case kind when 'check' then count else -count end))::bigint as without_id
            from usage_hourly
            where app_id = $1 and kind in ('check', 'identified_check') and bucket > now() - make_interval(hours => $2)
            group by channel, current_version, platform""";
    private static final String DAYS = """
            select generate_series(date_trunc('day', (now() - make_interval(hours => $1)) at time zone 'UTC') at time zone 'UTC',
                                   now(), interval '24 hours') as day""";
    private static final String SKETCHES = """
            select channel, current_version, platform, sketch from active_client_kinds_daily
            where app_id = $1 and bucket = $2""";

    private final Pool pool;

    public ActiveClientsReader(Pool pool) {
        this.pool = pool;
    }

    Uni<ActiveClients> recent(String appId, int hours) {
        return pool.withConnection(connection -> connection.preparedQuery(DAYS).execute(Tuple.of(hours))
                .flatMap(days -> sketches(connection, appId, days)
                        .flatMap(sketches -> connection.preparedQuery(CHECKS).execute(Tuple.of(appId, hours))
                                .map(checks -> active(first(days), sketches, checks)))));
    }

    /** One day after the other: a sketch takes a kilobyte, and there may be thousands of kinds. */
    private static Uni<Map<ClientKind, ClientSketch>> sketches(SqlConnection connection, String appId, RowSet<Row> days) {
        Map<ClientKind, ClientSketch> sketches = new HashMap<>();
        return Multi.createFrom().iterable(days)
                .onItem().transformToUniAndConcatenate(day -> connection.preparedQuery(SKETCHES)
                        .execute(Tuple.of(appId, day.getOffsetDateTime(0))))
                .invoke(rows -> rows.forEach(row -> sketches.computeIfAbsent(kind(row), absent -> ClientSketch.empty())
                        .merge(ClientSketch.of(row.getBuffer("sketch").getBytes()))))
                .collect().last().map(ignored -> sketches);
    }

    private static ActiveClients active(OffsetDateTime since, Map<ClientKind, ClientSketch> sketches, RowSet<Row> checks) {
        Map<ClientKind, Long> withoutId = new HashMap<>();
        checks.forEach(row -> withoutId.put(kind(row), row.getLong("without_id")));
        Set<ClientKind> kinds = new HashSet<>(sketches.keySet());
        kinds.addAll(withoutId.keySet());
        return new ActiveClients(since.toInstant(), kinds.stream().map(kind -> new ActiveClients.OfKind(kind,
                sketches.getOrDefault(kind, ClientSketch.empty()), withoutId.getOrDefault(kind, 0L))).toList());
    }

    private static OffsetDateTime first(RowSet<Row> days) {
        return days.iterator().next().getOffsetDateTime(0);
    }

    private static ClientKind kind(Row row) {
        return new ClientKind(row.getString("channel"), row.getString("current_version"), row.getString("platform"));
    }
}
