package dev.oasis.admin.schedule;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/releases/{release}/schedule} */
@Path("/admin/apps/{app}/releases/{release}/schedule")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME })
public class ScheduleResource {

    private final ScheduleAdministration schedules;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public ScheduleResource(ScheduleAdministration schedules, CurrentPreconditions preconditions, CurrentCaller current) {
        this.schedules = schedules;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    @Problems(ProblemCode.SCHEDULE_NOT_FOUND)
    public Uni<ScheduleView> get(String app, String release) {
        return schedules.get(current.caller(), new ReleasePath(app, release));
    }

    @PUT
    @Operation(operationId = "setSchedule", summary = "Publish a draft at a time")
    @Problems(ProblemCode.RELEASE_NOT_DRAFT)
    public Uni<ScheduleView> set(String app, String release, @Valid @NotNull ScheduleRequest request) {
        return schedules.set(current.caller(), new ReleasePath(app, release), request, preconditions.get(), current.actor());
    }

    @DELETE
    @ResponseStatus(204)
    @Operation(operationId = "cancelSchedule", summary = "Cancel a schedule")
    @Problems(ProblemCode.SCHEDULE_NOT_FOUND)
    public Uni<Void> cancel(String app, String release) {
        return schedules.cancel(current.caller(), new ReleasePath(app, release), preconditions.get(), current.actor());
    }
}
