package dev.oasis.admin.statistics;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.statistics.AppAnalytics;
import dev.oasis.common.statistics.AskedPeriod;
import dev.oasis.common.statistics.DownloadStatistics;
import dev.oasis.common.statistics.DownloadSummary;
import dev.oasis.common.statistics.ReleaseDownloads;
import dev.oasis.common.statistics.Timeseries;
import dev.oasis.common.statistics.TimeseriesPeriod;
import dev.oasis.common.statistics.UsageStatistics;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** Statistics of the apps that a caller sees. */
@ApplicationScoped
public class AppStatistics {

    private final AppAccess access;
    private final UsageStatistics usage;
    private final DownloadStatistics downloads;

    public AppStatistics(AppAccess access, UsageStatistics usage, DownloadStatistics downloads) {
        this.access = access;
        this.usage = usage;
        this.downloads = downloads;
    }

    public Uni<AppAnalytics> analytics(Caller caller, String app, AskedPeriod period, boolean includeCountries) {
        return idOf(caller, app).flatMap(id -> usage.analytics(id, period, includeCountries));
    }

    public Uni<Timeseries> timeseries(Caller caller, String app, TimeseriesPeriod period) {
        return idOf(caller, app).flatMap(id -> usage.timeseries(id, period));
    }

    public Uni<DownloadSummary> summary(Caller caller, String app) {
        return idOf(caller, app).flatMap(downloads::ofApp);
    }

    public Uni<ReleaseDownloads> ofRelease(Caller caller, ReleasePath path) {
        return Panache.withSession(() -> access.require(caller, path.app())
                .flatMap(app -> Release.require(app.id, path.release())))
                .flatMap(release -> downloads.ofRelease(release.appId, release.id, release.version));
    }

    // The session ends here: the statistics take a connection of their own.
    private Uni<String> idOf(Caller caller, String app) {
        return Panache.withSession(() -> access.require(caller, app)).map(found -> found.id);
    }
}
