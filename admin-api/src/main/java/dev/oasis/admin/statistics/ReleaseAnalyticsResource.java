package dev.oasis.admin.statistics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.statistics.ReleaseDownloads;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/releases/{release}/analytics} */
@Path("/admin/apps/{app}/releases/{release}/analytics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Analytics")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
public class ReleaseAnalyticsResource {

    private final AppStatistics statistics;
    private final CurrentCaller current;

    public ReleaseAnalyticsResource(AppStatistics statistics, CurrentCaller current) {
        this.statistics = statistics;
        this.current = current;
    }

    @GET
    @Operation(operationId = "getReleaseAnalytics", summary = "Count the downloads of one release")
    public Uni<ReleaseDownloads> analytics(String app, String release) {
        return statistics.ofRelease(current.caller(), new ReleasePath(app, release));
    }
}
