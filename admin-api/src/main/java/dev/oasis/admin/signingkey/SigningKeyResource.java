package dev.oasis.admin.signingkey;

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

/** {@code /admin/apps/{app}/signing-keys} */
@Path("/admin/apps/{app}/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signing keys")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class SigningKeyResource {

    private final SigningKeyAdministration keys;
    private final CreationCall creation;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public SigningKeyResource(SigningKeyAdministration keys, CreationCall creation, CurrentPreconditions preconditions,
            CurrentCaller current) {
        this.keys = keys;
        this.creation = creation;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    public Uni<Page<SigningKeyView>> list(String app, @RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
        return keys.list(current.caller(), app, Cursor.of(limit, cursor, "signing-keys/" + app));
    }

    @GET
    @Path("{key}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    public Uni<SigningKeyView> get(String app, String key) {
        return keys.get(current.caller(), app, key);
    }

    @POST
    @APIResponseSchema(value = SigningKeyView.class, responseCode = "201")
    @Problems({ ProblemCode.PUBLIC_KEY_MALFORMED, ProblemCode.SIGNING_KEY_EXISTS })
    public Uni<RestResponse<JsonNode>> trust(String app, @Valid @NotNull TrustKeyRequest request) {
        return creation.once(request, () -> keys.trust(current.caller(), app, request, current.actor()), SigningKeyView::id)
                .map(CreatedResponse::of);
    }

    @DELETE
    @Path("{key}")
    @ResponseStatus(204)
    @Problems(ProblemCode.SIGNING_KEY_IN_USE)
    public Uni<Void> distrust(String app, String key) {
        return keys.distrust(current.caller(), app, key, preconditions.get(), current.actor());
    }
}
