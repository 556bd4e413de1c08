package dev.oasis.common.statistics;

import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.statistics.AppAnalytics.PlatformCount;
import dev.oasis.common.statistics.DownloadSummary.VersionDownloads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** What was ever downloaded, of an app or of one release. */
@ApplicationScoped
public class DownloadStatistics {

    // One scan, and one snapshot: the parts add up while counts come in.
    private static final String DOWNLOADS = """
            with counted as materialized (
                select release_version as version, platform,
                       coalesce(sum(count) filter (where kind = 'update_download'), 0)::bigint as updates,
                       coalesce(sum(count) filter (where kind = 'installer_download'), 0)::bigint as installers
                from usage_daily
                where app_id = $1 and kind in ('update_download', 'installer_download')
                  and ($2::text is null or release_version = $2)
                group by release_version, platform)
            select 'version' as dimension, version as name, r.id as release_id, sum(updates)::bigint as updates,
                   sum(installers)::bigint as installers, sum(updates + installers)::bigint as total
            from counted left join (select id, version from release where app_id = $1) r using (version)
            group by version, r.id
            union all
            select 'platform', platform, null, null, null, sum(updates + installers)::bigint from counted group by platform
            order by total desc, name""";

    private final Pool pool;

    public DownloadStatistics(Pool pool) {
        this.pool = pool;
    }

    /** All zero for an app that was never used. */
    public Uni<DownloadSummary> ofApp(String appId) {
        return summary(appId, null);
    }

    /** All zero for a release that was never downloaded. */
    public Uni<ReleaseDownloads> ofRelease(String appId, String releaseId, String version) {
        return summary(appId, version).map(summary -> ReleaseDownloads.of(releaseId, version, summary));
    }

    private Uni<DownloadSummary> summary(String appId, String version) {
        return pool.preparedQuery(DOWNLOADS).execute(Tuple.of(appId, version))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .map(rows -> DownloadSummary.of(
                        rows.stream().filter(row -> isOf("version", row)).map(DownloadStatistics::version).toList(),
                        platforms(rows)));
    }

    private static VersionDownloads version(Row row) {
        return new VersionDownloads(row.getString("name"), row.getString("release_id"), row.getLong("updates"),
                row.getLong("installers"), row.getLong("total"));
    }

    private static List<PlatformCount> platforms(List<Row> rows) {
        return rows.stream().filter(row -> isOf("platform", row))
                .map(row -> new PlatformCount(row.getString("name"), row.getLong("total"))).toList();
    }

    private static boolean isOf(String dimension, Row row) {
        return dimension.equals(row.getString("dimension"));
    }
}
