package dev.oasis.admin.apikey;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationCall;
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
    private final CreationCall creation;
    private final CurrentCaller current;

    public ApiKeyResource(ApiKeyAdministration keys, CreationCall creation, CurrentCaller current) {
        this.keys = keys;
        this.creation = creation;
        this.current = current;
    }

    @GET
    public Uni<Page<ApiKeyView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
        current.requireAllApps();
        return keys.list(Cursor.of(limit, cursor, "api-keys"));
    }

    /** Answers the secret as {@code key}; a repetition under the same idempotency key answers the rest without it. */
    @POST
    public Uni<RestResponse<JsonNode>> create(@Valid @NotNull CreateApiKeyRequest request) {
        ApiKeySecret secret = keys.newSecret();
        return creation
                .once(request, () -> keys.create(current.caller(), request, secret, current.actor()), ApiKeyView::id)
                .map(created -> created.with(withSecret(created.body(), secret)))
                .map(CreatedResponse::of);
    }

    @GET
    @Path("{key}")
    public Uni<ApiKeyView> get(String key) {
        current.requireAllApps();
        return keys.get(key);
    }

    @DELETE
    @Path("{key}")
    public Uni<ApiKeyView> revoke(String key) {
        current.requireAllApps();
        return keys.revoke(key, current.actor());
    }

    // A remembered answer has another secret's prefix: there is nothing more to show.
    private static JsonNode withSecret(JsonNode body, ApiKeySecret secret) {
        return secret.visiblePrefix().equals(body.path("prefix").asText())
                ? ((ObjectNode) body.deepCopy()).put("key", secret.reveal())
                : body;
    }
}
