package dev.oasis.admin.webhook;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.oasis.common.idempotency.Created;
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

/** {@code /admin/webhooks/hooks}: they belong to no app, so a grant for all apps is asked for. */
@Path("/admin/webhooks/hooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class HookResource {

    private static final String SECRET = "secret";

    private final HookAdministration hooks;
    private final CreationCall creation;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public HookResource(HookAdministration hooks, CreationCall creation, CurrentPreconditions preconditions,
            CurrentCaller current) {
        this.hooks = hooks;
        this.creation = creation;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @Operation(operationId = "listHooks", summary = "List webhook hooks")
    public Uni<Page<HookView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
        current.requireAllApps();
        return hooks.list(Cursor.of(limit, cursor, "hooks"));
    }

    /** Answers the secret once; a repetition under the same idempotency key answers the rest without it. */
    @POST
    @Operation(operationId = "createHook", summary = "Make a hook that is entered at its provider by hand")
    @APIResponseSchema(value = HookWithSecret.class, responseCode = "201")
    @Problems({ ProblemCode.HOOK_EXISTS, ProblemCode.ENCRYPTION_NOT_CONFIGURED })
    public Uni<RestResponse<JsonNode>> create(@Valid @NotNull CreateHookRequest request) {
        current.requireAllApps();
        OnceShown secret = new OnceShown(hooks.freshSecret(request.provider()));
        return creation.once(request, () -> hooks.create(request, secret.use(), current.actor()), HookView::id)
                .map(created -> created.with(secret.shown(created))).map(CreatedResponse::of);
    }

    @GET
    @Path("{hook}")
    @Operation(operationId = "getHook", summary = "Get one hook")
    public Uni<HookView> get(String hook) {
        current.requireAllApps();
        return hooks.get(hook);
    }

    @PATCH
    @Path("{hook}")
    @Operation(operationId = "changeHook", summary = "Change a hook")
    @Problems(ProblemCode.HOOK_EXISTS)
    public Uni<HookView> patch(String hook, @Valid @NotNull PatchHookRequest request) {
        current.requireAllApps();
        return hooks.patch(hook, request, preconditions.get(), current.actor());
    }

    /** Answers a new secret once; the one before works for {@code overlap} longer. */
    @POST
    @Path("{hook}/rotate")
    @Operation(operationId = "rotateHook", summary = "Give a hook a new secret")
    @APIResponseSchema(value = HookWithSecret.class, responseCode = "200")
    @Problems(ProblemCode.ENCRYPTION_NOT_CONFIGURED)
    public Uni<RestResponse<JsonNode>> rotate(String hook, @Valid RotateHookRequest request) {
        current.requireAllApps();
        RotateHookRequest asked = request == null ? RotateHookRequest.PLAIN : request;
        return hooks.providerOf(hook).map(provider -> new OnceShown(hooks.freshSecret(provider)))
                .flatMap(secret -> creation
                        .once(asked, () -> hooks.rotate(hook, secret.use(), asked.parsedOverlap(), preconditions.get(),
                                current.actor()), rotated -> "..")
                        .map(rotated -> RestResponse.ResponseBuilder.ok(secret.shown(rotated))
                                .header(HttpHeaders.ETAG, rotated.etag()).build()));
    }

    @DELETE
    @Path("{hook}")
    @ResponseStatus(204)
    @Operation(operationId = "deleteHook", summary = "Delete a hook; what came in through it stays")
    public Uni<Void> delete(String hook) {
        current.requireAllApps();
        return hooks.delete(hook, preconditions.get(), current.actor());
    }

    /** A secret that is shown by the call that has used it, and by no repetition of that. */
    private static final class OnceShown {

        private final String secret;
        private boolean used;

        private OnceShown(String secret) {
            this.secret = secret;
        }

        private String use() {
            used = true;
            return secret;
        }

        private JsonNode shown(Created created) {
            return used ? ((ObjectNode) created.body().deepCopy()).put(SECRET, secret) : created.body();
        }
    }
}
