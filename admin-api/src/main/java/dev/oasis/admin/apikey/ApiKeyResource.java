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

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.idempotency.Created;
import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationRequest;
import dev.oasis.common.idempotency.Idempotency;
import dev.oasis.common.identity.ApiKeySecret;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import io.smallrye.mutiny.Uni;

/** {@code /admin/api-keys}, for owners only */
@Path("/admin/api-keys")
@Tag(name = "API keys")
@RolesAllowed(Scope.OWNER_NAME)
public class ApiKeyResource {

    private final ApiKeyAdministration keys;
    private final SecretSource secrets;
    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final ObjectMapper json;

    public ApiKeyResource(ApiKeyAdministration keys, SecretSource secrets, Idempotency idempotency, CurrentCaller current,
            ObjectMapper json) {
        this.keys = keys;
        this.secrets = secrets;
        this.idempotency = idempotency;
        this.current = current;
        this.json = json;
    }

    @GET
    public Uni<Page<ApiKeyView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> status) {
        return keys.list(Cursor.of(limit, cursor, "api-keys/" + status.orElse("")), status.map(ApiKeyStatus::parse));
    }

    /** Answers the secret as {@code key}; a repetition under the same idempotency key answers the rest without it. */
    @POST
    public Uni<RestResponse<JsonNode>> create(@Valid @NotNull CreateApiKeyRequest request,
            @RestHeader("Idempotency-Key") Optional<String> idempotencyKey) {
        ApiKeySecret secret = secrets.next();
        var creation = new CreationRequest(current.caller().id(), idempotencyKey, "POST /admin/api-keys", request);
        return idempotency.once(creation, () -> keys.create(current.caller(), request, secret, current.actor())
                .map(key -> new Created("/admin/api-keys/" + key.id(), json.valueToTree(key))))
                .map(created -> new Created(created.location(), SecretSource.shownOnce(created.body(), secret)))
                .map(CreatedResponse::of);
    }

    @GET
    @Path("{key}")
    public Uni<ApiKeyView> get(String key) {
        return keys.get(key);
    }

    @PATCH
    @Path("{key}")
    public Uni<ApiKeyView> patch(String key, @Valid @NotNull PatchApiKeyRequest request) {
        return keys.patch(current.caller(), key, request, current.actor());
    }

    /** Answers a new secret as {@code key}; a repetition under the same idempotency key rotates nothing and shows none. */
    @POST
    @Path("{key}/rotate")
    public Uni<JsonNode> rotate(String key, @Valid RotateApiKeyRequest request,
            @RestHeader("Idempotency-Key") Optional<String> idempotencyKey) {
        ApiKeySecret secret = secrets.next();
        RotateApiKeyRequest asked = request == null ? RotateApiKeyRequest.PLAIN : request;
        String path = "/admin/api-keys/" + key;
        var rotation = new CreationRequest(current.caller().id(), idempotencyKey, "POST " + path + "/rotate", asked);
        return idempotency.once(rotation, () -> keys.rotate(key, asked, secret, current.actor())
                .map(rotated -> new Created(path, json.valueToTree(rotated))))
                .map(created -> SecretSource.shownOnce(created.body(), secret));
    }

    @DELETE
    @Path("{key}")
    public Uni<ApiKeyView> revoke(String key) {
        return keys.revoke(key, current.actor());
    }
}
