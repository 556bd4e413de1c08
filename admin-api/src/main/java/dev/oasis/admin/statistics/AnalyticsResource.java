package dev.oasis.admin.statistics;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.statistics.AppAnalytics;
import dev.oasis.common.statistics.AskedPeriod;
import dev.oasis.common.statistics.DownloadSummary;
import dev.oasis.common.statistics.Timeseries;
import dev.oasis.common.statistics.TimeseriesPeriod;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/analytics} */
@Path("/admin/apps/{app}/analytics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Analytics")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
public class AnalyticsResource {

    private final AppStatistics statistics;
    private final CurrentCaller current;

    public AnalyticsResource(AppStatistics statistics, CurrentCaller current) {
        this.statistics = statistics;
        this.current = current;
    }

    @GET
    @Operation(operationId = "getAnalytics", summary = "Count downloads and checks")
    public Uni<AppAnalytics> analytics(String app, @RestQuery Optional<String> startDate, @RestQuery Optional<String> endDate,
            @RestQuery Optional<String> includeCountries) {
        return statistics.analytics(current.caller(), app, AskedPeriod.parse(startDate, endDate),
                includeCountries.map(AnalyticsResource::flag).orElse(false));
    }

    /** The same, at the path that the older API had too. */
    @GET
    @Path("downloads")
    @Operation(operationId = "getDownloads", summary = "Count downloads and checks", description = "The same as `getAnalytics`, at the path that the older API had too.")
    public Uni<AppAnalytics> downloads(String app, @RestQuery Optional<String> startDate, @RestQuery Optional<String> endDate,
            @RestQuery Optional<String> includeCountries) {
        return analytics(app, startDate, endDate, includeCountries);
    }

    @GET
    @Path("summary")
    @Operation(operationId = "getDownloadSummary", summary = "Count all downloads that ever were")
    public Uni<DownloadSummary> summary(String app) {
        return statistics.summary(current.caller(), app);
    }

    @GET
    @Path("timeseries")
    @Operation(operationId = "getTimeseries", summary = "Count downloads over time")
    public Uni<Timeseries> timeseries(String app, @RestQuery Optional<String> period) {
        return statistics.timeseries(current.caller(), app, TimeseriesPeriod.parse(period.orElse("7d")));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "includeCountries", "must be true or false.");
        };
    }
}
