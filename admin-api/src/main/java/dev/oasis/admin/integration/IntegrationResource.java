package dev.oasis.admin.integration;

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

import org.eclipse.microprofile.openapi.annotations.Operation;
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
import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/integrations}: they belong to no app, so a grant for all apps is asked for. */
@Path("/admin/integrations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Integrations")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class IntegrationResource {

    private final IntegrationAdministration integrations;
    private final IntegrationProof proof;
    private final IntegrationCheck check;
    private final IntegrationFlow flow;
    private final ProviderApis apis;
    private final CreationCall creation;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    IntegrationResource(IntegrationAdministration integrations, IntegrationProof proof, IntegrationCheck check,
            IntegrationFlow flow, ProviderApis apis, CreationCall creation, CurrentPreconditions preconditions,
            CurrentCaller current) {
        this.integrations = integrations;
        this.proof = proof;
        this.check = check;
        this.flow = flow;
        this.apis = apis;
        this.creation = creation;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @Operation(operationId = "listIntegrations", summary = "List integrations")
    public Uni<Page<IntegrationView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
        current.requireAllApps();
        return integrations.list(Cursor.of(limit, cursor, "integrations"));
    }

    @POST
    @Operation(operationId = "createIntegration", summary = "Integrate an account by a token, or a GitHub App by its key")
    @APIResponseSchema(value = IntegrationView.class, responseCode = "201")
    @Problems({ ProblemCode.INTEGRATION_EXISTS, ProblemCode.HOOK_EXISTS, ProblemCode.PROVIDER_HOST_REFUSED,
            ProblemCode.ENCRYPTION_NOT_CONFIGURED,
            ProblemCode.PROVIDER_REFUSED,
            ProblemCode.PROVIDER_RATE_LIMITED, ProblemCode.PROVIDER_UNREACHABLE })
    public Uni<RestResponse<JsonNode>> create(@Valid @NotNull CreateIntegrationRequest request) {
        current.requireAllApps();
        return creation.once(request, () -> proof.prove(request),
                proven -> integrations.keep(proven, null, current.actor()), IntegrationView::id).map(CreatedResponse::of);
    }

    /** Nothing is made yet: GitHub does it when the browser comes with the manifest, and sends it back here. */
    @POST
    @Path("github-app/manifest")
    @Operation(operationId = "beginGitHubApp", summary = "Begin to make a GitHub App")
    @Problems({ ProblemCode.PROVIDER_HOST_REFUSED, ProblemCode.ENCRYPTION_NOT_CONFIGURED })
    public Uni<BrowserStart> beginApp(@Valid @NotNull ManifestRequest request) {
        current.requireAllApps();
        return flow.beginApp(request, current.actor());
    }

    @POST
    @Path("grant")
    @Operation(operationId = "beginGrant", summary = "Begin to integrate an account by an OAuth grant")
    @Problems({ ProblemCode.PROVIDER_HOST_REFUSED, ProblemCode.ENCRYPTION_NOT_CONFIGURED })
    public Uni<BrowserStart> beginGrant(@Valid @NotNull GrantRequest request) {
        current.requireAllApps();
        return flow.beginGrant(request, current.actor());
    }

    @GET
    @Path("{integration}")
    @Operation(operationId = "getIntegration", summary = "Get one integration")
    @Problems(ProblemCode.INTEGRATION_NOT_FOUND)
    public Uni<IntegrationView> get(String integration) {
        current.requireAllApps();
        return integrations.get(integration);
    }

    @PATCH
    @Path("{integration}")
    @Operation(operationId = "changeIntegration", summary = "Rename an integration or give it another token")
    @Problems({ ProblemCode.INTEGRATION_NOT_FOUND, ProblemCode.ENCRYPTION_NOT_CONFIGURED, ProblemCode.PROVIDER_REFUSED,
            ProblemCode.PROVIDER_RATE_LIMITED, ProblemCode.PROVIDER_UNREACHABLE })
    public Uni<IntegrationView> patch(String integration, @Valid @NotNull PatchIntegrationRequest request) {
        current.requireAllApps();
        return check.change(integration, request, preconditions.get(), current.actor());
    }

    /** Its repositories and hooks go too; what was received stays. Revoke the token or App at the provider besides. */
    @DELETE
    @Path("{integration}")
    @ResponseStatus(204)
    @Operation(operationId = "deleteIntegration", summary = "Delete an integration with its repositories")
    @Problems(ProblemCode.INTEGRATION_NOT_FOUND)
    public Uni<Void> delete(String integration) {
        current.requireAllApps();
        return integrations.delete(integration, preconditions.get(), current.actor());
    }

    @POST
    @Path("{integration}/check")
    @Operation(operationId = "checkIntegration", summary = "Ask the provider whether the credentials work")
    @APIResponseSchema(value = IntegrationView.class, responseCode = "200")
    @Problems({ ProblemCode.INTEGRATION_NOT_FOUND, ProblemCode.ENCRYPTION_NOT_CONFIGURED, ProblemCode.PROVIDER_RATE_LIMITED,
            ProblemCode.PROVIDER_UNREACHABLE })
    public Uni<IntegrationView> check(String integration) {
        current.requireAllApps();
        return check.check(integration, current.actor());
    }

    /** Live, in the provider's order and pages. */
    @GET
    @Path("{integration}/repositories")
    @Operation(operationId = "listReachableRepositories", summary = "List what an integration reaches")
    @Problems({ ProblemCode.INTEGRATION_NOT_FOUND, ProblemCode.ENCRYPTION_NOT_CONFIGURED, ProblemCode.PROVIDER_REFUSED,
            ProblemCode.PROVIDER_RATE_LIMITED, ProblemCode.PROVIDER_UNREACHABLE })
    public Uni<Page<RemoteRepositoryView>> repositories(String integration, @RestQuery Optional<String> cursor) {
        current.requireAllApps();
        return integrations.detached(integration)
                .flatMap(found -> IntegrationProblems.told(apis.of(found).repositories(RemoteCursor.parse(cursor))))
                .map(page -> new Page<>(page.items().stream().map(RemoteRepositoryView::of).toList(),
                        page.next().orElse(null)));
    }
}
