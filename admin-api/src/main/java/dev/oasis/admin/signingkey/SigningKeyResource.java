package dev.oasis.admin.signingkey;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.idempotency.Created;
import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationRequest;
import dev.oasis.common.idempotency.Idempotency;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.paging.Page;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/signing-keys} */
@Path("/admin/apps/{app}/signing-keys")
@Tag(name = "Signing keys")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class SigningKeyResource {

    private final SigningKeyAdministration keys;
    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final ObjectMapper json;

    public SigningKeyResource(SigningKeyAdministration keys, Idempotency idempotency, CurrentCaller current,
            ObjectMapper json) {
        this.keys = keys;
        this.idempotency = idempotency;
        this.current = current;
        this.json = json;
    }

    /** An app has a handful of keys: all of them are one page. */
    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    public Uni<Page<SigningKeyView>> list(String app) {
        return keys.list(current.caller(), app).map(all -> new Page<>(all, null));
    }

    @POST
    public Uni<RestResponse<JsonNode>> trust(String app, @Valid @NotNull TrustKeyRequest request,
            @RestHeader("Idempotency-Key") Optional<String> key) {
        String path = "/admin/apps/" + app + "/signing-keys";
        return idempotency.once(new CreationRequest(current.caller().id(), key, "POST " + path, request),
                () -> keys.trust(current.caller(), app, request, current.actor())
                        .map(trusted -> new Created(path + "/" + trusted.id(), json.valueToTree(trusted))))
                .map(CreatedResponse::of);
    }

    @DELETE
    @Path("{key}")
    @ResponseStatus(204)
    public Uni<Void> distrust(String app, String key) {
        return keys.distrust(current.caller(), app, key, current.actor());
    }
}
