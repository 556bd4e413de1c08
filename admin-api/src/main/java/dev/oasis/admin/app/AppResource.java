package dev.oasis.admin.app;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationCall;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps} */
@Path("/admin/apps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Apps")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class AppResource {

    private final AppAdministration apps;
    private final CreationCall creation;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public AppResource(AppAdministration apps, CreationCall creation, CurrentPreconditions preconditions,
            CurrentCaller current) {
        this.apps = apps;
        this.creation = creation;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    public Uni<Page<AppView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
        return apps.list(current.caller(), Cursor.of(limit, cursor, "apps"));
    }

    @POST
    @APIResponseSchema(value = AppView.class, responseCode = "201")
    @Problems({ ProblemCode.SLUG_TAKEN, ProblemCode.SLUG_RESERVED, ProblemCode.PUBLIC_KEY_MALFORMED })
    public Uni<RestResponse<JsonNode>> create(@Valid @NotNull CreateAppRequest request) {
        current.requireAllApps();
        return creation.once(request, () -> apps.create(request, current.actor()), AppView::id).map(CreatedResponse::of);
    }

    @GET
    @Path("{app}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    public Uni<AppView> get(String app) {
        return apps.get(current.caller(), app);
    }

    @PATCH
    @Path("{app}")
    @Problems({ ProblemCode.PUBLIC_KEY_MALFORMED, ProblemCode.SIGNING_KEY_EXISTS })
    public Uni<AppView> patch(String app, @Valid @NotNull PatchAppRequest request) {
        return apps.patch(current.caller(), app, request, preconditions.get(), current.actor());
    }

    @DELETE
    @Path("{app}")
    @ResponseStatus(204)
    @Problems(ProblemCode.APP_HAS_PUBLISHED_RELEASES)
    public Uni<Void> delete(String app) {
        return apps.delete(current.caller(), app, preconditions.get(), current.actor());
    }
}
