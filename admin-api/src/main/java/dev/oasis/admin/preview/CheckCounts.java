package dev.oasis.admin.preview;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads how often clients asked of late, by what they are. */
@ApplicationScoped
public class CheckCounts {

    // What has not asked for a while is not active. The clock is PostgreSQL's.
    private static final String RECENT = """
            select channel, current_version, platform, sum(count)::bigint as checks from usage_hourly
            where app_id = $1 and kind = 'check' and bucket > now() - make_interval(hours => $2)
            group by channel, current_version, platform
            order by checks desc, channel, current_version, platform""";

    private final Pool pool;

    public CheckCounts(Pool pool) {
        this.pool = pool;
    }

    Uni<List<CheckCount>> recent(String appId, int hours) {
        return pool.preparedQuery(RECENT).execute(Tuple.of(appId, hours))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> new CheckCount(row.getString("channel"),
                        row.getString("current_version"), row.getString("platform"), row.getLong("checks"))).toList());
    }
}
