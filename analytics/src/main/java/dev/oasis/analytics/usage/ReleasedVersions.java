package dev.oasis.analytics.usage;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.oasis.common.events.UsageCount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Anybody can send a report: only versions that the app has released make rows of their own, all else is {@code other}. */
final class ReleasedVersions {

    private static final String AMONG = """
            select app_id, version from release
            where (app_id, version) in (select * from unnest($1::varchar[], $2::varchar[]))""";

    private final Set<AppVersion> released;

    ReleasedVersions(Set<AppVersion> released) {
        this.released = Set.copyOf(released);
    }

    /** Those of the versions in the reports that are released. */
    static Uni<ReleasedVersions> among(SqlConnection connection, List<Contribution> contributions) {
        List<AppVersion> named = contributions.stream().filter(Contribution.Report.class::isInstance)
                .flatMap(report -> report.lines().stream()).map(Contribution.Line::key)
                .flatMap(key -> Stream.of(key.currentVersion(), key.releaseVersion())
                        .map(version -> new AppVersion(key.appId(), version)))
                .distinct().toList();
        return named.isEmpty() ? Uni.createFrom().item(new ReleasedVersions(Set.of()))
                : connection.preparedQuery(AMONG).execute(Tuple.of(named.stream().map(AppVersion::appId).toArray(String[]::new),
                        named.stream().map(AppVersion::version).toArray(String[]::new))).map(rows -> {
                            Set<AppVersion> found = new HashSet<>();
                            for (Row row : rows) {
                                found.add(new AppVersion(row.getString(0), row.getString(1)));
                            }
                            return new ReleasedVersions(found);
                        });
    }

    /** The same contribution with the versions that may stand in a row. */
    Contribution restrict(Contribution contribution) {
        if (contribution instanceof Contribution.Report report) {
            RollupKey key = report.line().key();
            return new Contribution.Report(report.eventId(), new Contribution.Line(
                    key.of(restrict(key, key.currentVersion()), restrict(key, key.releaseVersion())), report.line().count()));
        }
        return contribution;
    }

    private String restrict(RollupKey key, String version) {
        return version.isEmpty() || released.contains(new AppVersion(key.appId(), version)) ? version
                : UsageCount.OTHER_VERSION;
    }

    record AppVersion(String appId, String version) {
    }
}
