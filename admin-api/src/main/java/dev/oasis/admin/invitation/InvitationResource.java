package dev.oasis.admin.invitation;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/invitations}, for owners only */
@Path("/admin/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
@RolesAllowed(Scope.OWNER_NAME)
public class InvitationResource {

    private final InvitationAdministration invitations;
    private final CreationCall creation;
    private final CurrentCaller current;

    public InvitationResource(InvitationAdministration invitations, CreationCall creation, CurrentCaller current) {
        this.invitations = invitations;
        this.creation = creation;
        this.current = current;
    }

    @GET
    @Operation(operationId = "listInvitations", summary = "List invitations")
    public Uni<Page<InvitationView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
        return invitations.list(Cursor.of(limit, cursor, "invitations"));
    }

    @POST
    @Operation(operationId = "createInvitation", summary = "Invite a person")
    @APIResponseSchema(value = InvitationView.class, responseCode = "201")
    @Problems({ ProblemCode.INVITATION_EXISTS, ProblemCode.GRANT_EXCEEDS_OWN, ProblemCode.APP_NOT_FOUND })
    public Uni<RestResponse<JsonNode>> create(@Valid @NotNull CreateInvitationRequest request) {
        return creation.once(request, () -> invitations.create(current.caller(), request, current.actor()), InvitationView::id)
                .map(CreatedResponse::of);
    }

    @GET
    @Path("{invitation}")
    @Operation(operationId = "getInvitation", summary = "Get one invitation")
    public Uni<InvitationView> get(String invitation) {
        return invitations.get(invitation);
    }

    @DELETE
    @Path("{invitation}")
    @Operation(operationId = "withdrawInvitation", summary = "Withdraw an invitation")
    @Problems(ProblemCode.INVITATION_CLOSED)
    public Uni<InvitationView> withdraw(String invitation) {
        return invitations.withdraw(invitation, current.actor());
    }
}
