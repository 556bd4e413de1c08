package dev.oasis.admin.statistics;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.statistics.AppAnalytics;
import dev.oasis.common.statistics.AskedPeriod;
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

    public AppStatistics(AppAccess access, UsageStatistics usage) {
        this.access = access;
        this.usage = usage;
    }

    public Uni<AppAnalytics> analytics(Caller caller, String app, AskedPeriod period, boolean includeCountries) {
        return idOf(caller, app).flatMap(id -> usage.analytics(id, period, includeCountries));
    }

    public Uni<Timeseries> timeseries(Caller caller, String app, TimeseriesPeriod period) {
        return idOf(caller, app).flatMap(id -> usage.timeseries(id, period));
    }

    // The session ends here: the statistics take a connection of their own.
    private Uni<String> idOf(Caller caller, String app) {
        return Panache.withSession(() -> access.require(caller, app)).map(found -> found.id);
    }
}
