package dev.oasis.admin.option;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/options} */
@Path("/admin/apps/{app}/options")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Apps")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class AppOptionsResource {

    private final AppOptionsAdministration options;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public AppOptionsResource(AppOptionsAdministration options, CurrentPreconditions preconditions, CurrentCaller current) {
        this.options = options;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    @Operation(operationId = "getAppOptions", summary = "Get the options of an app")
    public Uni<AppOptionsView> get(String app) {
        return options.get(current.caller(), app);
    }

    @PATCH
    @Operation(operationId = "patchAppOptions", summary = "Change the options of an app")
    public Uni<AppOptionsView> patch(String app, @Valid @NotNull PatchAppOptionsRequest request) {
        return options.patch(current.caller(), app, request, preconditions.get(), current.actor());
    }
}
