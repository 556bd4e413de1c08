package dev.oasis.ingest.publishing;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import dev.oasis.common.identity.CredentialLimits;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.web.address.ClientAddress;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.web.request.RequestTrace;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** {@code /ci/tokens}: the ID token in the body is the credential. */
@Path("/ci/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Publishing tokens")
@PermitAll
public class TokenResource {

    private final TokenExchange exchange;
    private final CredentialLimits limits;
    private final ClientAddress clients;
    private final RoutingContext context;

    TokenResource(TokenExchange exchange, CredentialLimits limits, ClientAddress clients, RoutingContext context) {
        this.exchange = exchange;
        this.limits = limits;
        this.clients = clients;
        this.context = context;
    }

    /** Each ID token is taken once. */
    @POST
    @Operation(operationId = "exchangeIdToken", summary = "Exchange a job's ID token for a publishing token", description = "The answer's token works for some minutes, for this app, and for what the publisher's rule allows. An app that does not exist is answered like one that has no rule for the job's repository.")
    @APIResponseSchema(value = PublishingTokenView.class, responseCode = "200")
    @Problems({ ProblemCode.ID_TOKEN_MALFORMED, ProblemCode.ID_TOKEN_ISSUER_UNKNOWN, ProblemCode.ID_TOKEN_ALGORITHM_REFUSED,
            ProblemCode.ID_TOKEN_SIGNATURE_INVALID, ProblemCode.ID_TOKEN_EXPIRED, ProblemCode.ID_TOKEN_NOT_YET_VALID,
            ProblemCode.ID_TOKEN_AUDIENCE_WRONG, ProblemCode.ID_TOKEN_REPLAYED, ProblemCode.ID_TOKEN_ISSUER_UNAVAILABLE,
            ProblemCode.PUBLISHER_UNKNOWN, ProblemCode.PUBLISHER_IDENTITY_CHANGED, ProblemCode.PUBLISHER_EVENT_REFUSED,
            ProblemCode.PUBLISHER_WORKFLOW_REFUSED, ProblemCode.PUBLISHER_REF_REFUSED,
            ProblemCode.PUBLISHER_ENVIRONMENT_REFUSED, ProblemCode.DATABASE_UNAVAILABLE })
    public Uni<RestResponse<PublishingTokenView>> exchange(@Valid @NotNull(message = "is needed.") TokenRequest request) {
        var from = new TokenExchange.Origin(clients.of(context.request()).toString(), RequestTrace.of(context));
        return limits.attempt(context, () -> exchange.exchange(request.app(), request.token(), from))
                .map(view -> RestResponse.ResponseBuilder.ok(view).header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }
}
