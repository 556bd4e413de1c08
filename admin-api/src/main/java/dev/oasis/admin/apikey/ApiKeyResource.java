package dev.oasis.admin.apikey;

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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationCall;
import dev.oasis.common.identity.ApiKeySecret;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/api-keys}, for owners only */
@Path("/admin/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys")
@RolesAllowed(Scope.OWNER_NAME)
public class ApiKeyResource {

    private final ApiKeyAdministration keys;
    private final SecretSource secrets;
    private final CreationCall creation;
    private final CurrentCaller current;

    public ApiKeyResource(ApiKeyAdministration keys, SecretSource secrets, CreationCall creation, CurrentCaller current) {
        this.keys = keys;
        this.secrets = secrets;
        this.creation = creation;
        this.current = current;
    }

    @GET
    public Uni<Page<ApiKeyView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> status) {
        return keys.list(Cursor.of(limit, cursor, "api-keys/" + status.orElse("")), status.map(ApiKeyStatus::parse));
    }

    /** Answers the secret as {@code key}; a repetition under the same idempotency key answers the rest without it. */
    @POST
    @APIResponseSchema(value = ApiKeyWithSecret.class, responseCode = "201")
    @Problems({ ProblemCode.GRANT_EXCEEDS_OWN, ProblemCode.APP_NOT_FOUND })
    public Uni<RestResponse<JsonNode>> create(@Valid @NotNull CreateApiKeyRequest request) {
        ApiKeySecret secret = secrets.next();
        return creation
                .once(request, () -> keys.create(current.caller(), request, secret, current.actor()), ApiKeyView::id)
                .map(created -> created.with(SecretSource.shownOnce(created.body(), secret)))
                .map(CreatedResponse::of);
    }

    @GET
    @Path("{key}")
    public Uni<ApiKeyView> get(String key) {
        return keys.get(key);
    }

    @PATCH
    @Path("{key}")
    @Problems({ ProblemCode.GRANT_EXCEEDS_OWN, ProblemCode.APP_NOT_FOUND, ProblemCode.API_KEY_ENDED, ProblemCode.LAST_OWNER })
    public Uni<ApiKeyView> patch(String key, @Valid @NotNull PatchApiKeyRequest request) {
        return keys.patch(current.caller(), key, request, current.actor());
    }

    /** Answers a new secret as {@code key}; a repetition under the same idempotency key rotates nothing and shows none. */
    @POST
    @Path("{key}/rotate")
    @APIResponseSchema(value = ApiKeyWithSecret.class, responseCode = "200")
    @Problems(ProblemCode.API_KEY_ENDED)
    public Uni<JsonNode> rotate(String key, @Valid RotateApiKeyRequest request) {
        ApiKeySecret secret = secrets.next();
        RotateApiKeyRequest asked = request == null ? RotateApiKeyRequest.PLAIN : request;
        return creation.once(asked, () -> keys.rotate(key, asked, secret, current.actor()), rotated -> "..")
                .map(created -> SecretSource.shownOnce(created.body(), secret));
    }

    @DELETE
    @Path("{key}")
    @Problems(ProblemCode.LAST_OWNER)
    public Uni<ApiKeyView> revoke(String key) {
        return keys.revoke(key, current.actor());
    }
}
