package dev.oasis.admin.freeze;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationCall;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/freezes} */
@Path("/admin/apps/{app}/freezes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Freezes")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class FreezeResource {

    private final FreezeAdministration freezes;
    private final CreationCall creation;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public FreezeResource(FreezeAdministration freezes, CreationCall creation, CurrentPreconditions preconditions,
            CurrentCaller current) {
        this.freezes = freezes;
        this.creation = creation;
        this.preconditions = preconditions;
        this.current = current;
    }

    /** An app has a handful of windows: all of them are one page. */
    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<Page<FreezeView>> list(String app) {
        return freezes.list(current.caller(), app).map(all -> new Page<>(all, null));
    }

    @POST
    @APIResponseSchema(value = FreezeView.class, responseCode = "201")
    public Uni<RestResponse<JsonNode>> create(String app, @Valid @NotNull CreateFreezeRequest request) {
        return creation.once(request, () -> freezes.create(current.caller(), app, request, current.actor()), FreezeView::id)
                .map(CreatedResponse::of);
    }

    @GET
    @Path("{freeze}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<FreezeView> get(String app, String freeze) {
        return freezes.get(current.caller(), app, freeze);
    }

    @DELETE
    @Path("{freeze}")
    @ResponseStatus(204)
    public Uni<Void> delete(String app, String freeze) {
        return freezes.delete(current.caller(), app, freeze, preconditions.get(), current.actor());
    }
}
