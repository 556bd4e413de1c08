package dev.oasis.admin.publisher;

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

/** {@code /admin/apps/{app}/publishers} */
@Path("/admin/apps/{app}/publishers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Publishers")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class PublisherResource {

    private final PublisherAdministration publishers;
    private final CreationCall creation;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public PublisherResource(PublisherAdministration publishers, CreationCall creation, CurrentPreconditions preconditions,
            CurrentCaller current) {
        this.publishers = publishers;
        this.creation = creation;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    public Uni<Page<PublisherView>> list(String app, @RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
        return publishers.list(current.caller(), app, Cursor.of(limit, cursor, "publishers/" + app));
    }

    @GET
    @Path("{publisher}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    public Uni<PublisherView> get(String app, String publisher) {
        return publishers.get(current.caller(), app, publisher);
    }

    @POST
    @APIResponseSchema(value = PublisherView.class, responseCode = "201")
    @Problems(ProblemCode.SLUG_RESERVED)
    public Uni<RestResponse<JsonNode>> create(String app, @Valid @NotNull CreatePublisherRequest request) {
        return creation
                .once(request, () -> publishers.create(current.caller(), app, request, current.actor()), PublisherView::id)
                .map(CreatedResponse::of);
    }

    @PATCH
    @Path("{publisher}")
    @Problems(ProblemCode.SLUG_RESERVED)
    public Uni<PublisherView> patch(String app, String publisher, @Valid @NotNull PatchPublisherRequest request) {
        return publishers.patch(current.caller(), app, publisher, request, preconditions.get(), current.actor());
    }

    @DELETE
    @Path("{publisher}")
    @ResponseStatus(204)
    public Uni<Void> delete(String app, String publisher) {
        return publishers.delete(current.caller(), app, publisher, preconditions.get(), current.actor());
    }
}
