package dev.oasis.common.statistics;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Answers questions about the usage of an app from the roll-ups. {@code now} is PostgreSQL's. */
@ApplicationScoped
public class UsageStatistics {

    private static final String CLOCK = """
            select now(), coalesce((select created_at from app where id = $1), now())""";

    // One scan, and one snapshot: the parts add up to the totals while counts come in.
    private static final String COUNTS = """
            with counted as materialized (
                select kind, release_version, platform, country, sum(count)::bigint as count from %s
                where app_id = $1 and kind in ('check', 'update_download', 'installer_download')
                  and bucket >= $2 and bucket < $3
                group by kind, release_version, platform, country),
            download as (select * from counted where kind <> 'check')
            select 'kind', kind, sum(count)::bigint as total from counted group by kind
            union all
            select 'version', release_version, sum(count)::bigint from download group by release_version
            union all
            select 'platform', platform, sum(count)::bigint from download group by platform
            union all
            select 'country', country, sum(count)::bigint from download where $4 group by country
            order by 3 desc, 2""";

    private static final String SKETCHES = """
            select sketch from active_clients_daily where app_id = $1 and bucket >= $2 and bucket < $3""";
    // In hours, because a day of an interval lasts as long as the session's time zone says.
    private static final String SERIES = """
            with clock as (select date_trunc('%s', now() at time zone 'UTC') at time zone 'UTC' as newest)
            select newest, bucket, sum(count)::bigint from clock
            left join %s on app_id = $1 and kind in ('update_download', 'installer_download')
              and bucket > newest - make_interval(hours => $2) and bucket <= newest
            group by newest, bucket""";

    private final Pool pool;

    public UsageStatistics(Pool pool) {
        this.pool = pool;
    }

    /** Counts of a period for an app; all zero for one that was never used. */
    public Uni<AppAnalytics> analytics(String appId, AskedPeriod asked, boolean includeCountries) {
        return pool.withConnection(connection -> period(connection, appId, asked).flatMap(period -> connection
                .preparedQuery(COUNTS.formatted(asked.table().tableName()))
                .execute(Tuple.of(appId, time(asked.start().orElse(Instant.EPOCH)), time(period.end()), includeCountries))
                .flatMap(rows -> activeClients(connection, appId, asked, period)
                        .map(clients -> analytics(rows, clients, period, includeCountries)))));
    }

    private static Uni<Long> activeClients(SqlConnection connection, String appId, AskedPeriod asked, AnalyticsPeriod period) {
        Instant from = asked.start().orElse(Instant.EPOCH).truncatedTo(ChronoUnit.DAYS);
        return connection.preparedQuery(SKETCHES).execute(Tuple.of(appId, time(from), time(period.end()))).map(rows -> {
            ClientSketch all = ClientSketch.empty();
            rows.forEach(row -> all.merge(ClientSketch.of(row.getBuffer(0).getBytes())));
            return all.estimate();
        });
    }

    /** Downloads of an app, up to and including the current hour or day. */
    public Uni<Timeseries> timeseries(String appId, TimeseriesPeriod period) {
        RollupTable table = period.table();
        // PostgreSQL's names for the units are the singular of Java's.
        String unit = table.bucket().name().toLowerCase(Locale.ROOT).replaceFirst("s$", "");
        return pool.preparedQuery(SERIES.formatted(unit, table.tableName())).execute(Tuple.of(appId, period.hours()))
                .map(rows -> timeseries(period, rows));
    }

    private static Uni<AnalyticsPeriod> period(SqlConnection connection, String appId, AskedPeriod asked) {
        return connection.preparedQuery(CLOCK).execute(Tuple.of(appId)).map(rows -> rows.iterator().next())
                .map(row -> asked.resolve(instant(row, 1), instant(row, 0)));
    }

    private static AppAnalytics analytics(RowSet<Row> rows, long activeClients, AnalyticsPeriod period,
            boolean includeCountries) {
        Map<String, Long> kinds = new HashMap<>();
        named(rows, "kind", Map::entry).forEach(kind -> kinds.put(kind.getKey(), kind.getValue()));
        long updates = kinds.getOrDefault("update_download", 0L);
        long installers = kinds.getOrDefault("installer_download", 0L);
        return new AppAnalytics(updates + installers, updates, installers, kinds.getOrDefault("check", 0L), activeClients,
                named(rows, "version", AppAnalytics.VersionCount::new),
                named(rows, "platform", AppAnalytics.PlatformCount::new),
                includeCountries ? named(rows, "country", UsageStatistics::country) : null, period);
    }

    private static <T> List<T> named(RowSet<Row> rows, String dimension, BiFunction<String, Long, T> count) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> dimension.equals(row.getString(0)))
                .map(row -> count.apply(row.getString(1), row.getLong(2))).toList();
    }

    private static AppAnalytics.CountryCount country(String code, long count) {
        return new AppAnalytics.CountryCount(code.isEmpty() ? "Unknown" : code, count);
    }

    private static Timeseries timeseries(TimeseriesPeriod period, RowSet<Row> rows) {
        Map<Instant, Long> counts = new HashMap<>();
        Instant newest = null;
        for (Row row : rows) {
            newest = instant(row, 0);
            if (row.getOffsetDateTime(1) != null) {
                counts.put(instant(row, 1), row.getLong(2));
            }
        }
        return Timeseries.of(period, newest, counts);
    }

    private static Instant instant(Row row, int column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
