package dev.oasis.admin.integration;

import java.net.URI;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.oasis.common.openapi.Problems;
import dev.oasis.common.web.address.ClientAddress;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.web.request.RequestTrace;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Where a provider sends the browser back to. The state is the credential; nobody else can finish what was begun. */
@Path("/auth/integrations/callback")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Integrations")
@PermitAll
public class CallbackResource {

    private final IntegrationFlow flow;
    private final ClientAddress clients;

    CallbackResource(IntegrationFlow flow, ClientAddress clients) {
        this.flow = flow;
        this.clients = clients;
    }

    @GET
    @Operation(operationId = "integrationCallback", summary = "Finish an integration")
    @APIResponse(responseCode = "303", description = "Where the browser goes next.")
    @Problems({ ProblemCode.INTEGRATION_STATE_INVALID, ProblemCode.INTEGRATION_EXISTS, ProblemCode.HOOK_EXISTS,
            ProblemCode.ENCRYPTION_NOT_CONFIGURED,
            ProblemCode.PROVIDER_REFUSED, ProblemCode.PROVIDER_RATE_LIMITED, ProblemCode.PROVIDER_UNREACHABLE,
            ProblemCode.DATABASE_UNAVAILABLE })
    public Uni<RestResponse<Void>> callback(@RestQuery Optional<String> state, @RestQuery Optional<String> code,
            RoutingContext context) {
        String kept = state.orElseThrow(CallbackResource::nothing);
        return flow.finish(kept, code.orElseThrow(CallbackResource::nothing), clients.of(context.request()).toString(),
                RequestTrace.of(context))
                .map(view -> RestResponse.ResponseBuilder.<Void> create(RestResponse.Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, URI.create("/console/integrations/" + view.id()).toString())
                        // The address that brought the browser here holds a code: no page that it goes to shall learn it.
                        .header(HttpHeaders.CACHE_CONTROL, "no-store").header("Referrer-Policy", "no-referrer").build());
    }

    private static Problem nothing() {
        return Problem.of(ProblemCode.INTEGRATION_STATE_INVALID,
                "The provider sent the browser back without a code, perhaps because somebody said no; begin it again.");
    }
}
