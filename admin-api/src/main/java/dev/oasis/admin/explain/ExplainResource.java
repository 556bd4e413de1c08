package dev.oasis.admin.explain;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/explain} */
@Path("/admin/apps/{app}/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rollouts")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
public class ExplainResource {

    private final DecisionExplaining explaining;
    private final CurrentCaller current;

    public ExplainResource(DecisionExplaining explaining, CurrentCaller current) {
        this.explaining = explaining;
        this.current = current;
    }

    @GET
    @Operation(operationId = "explainDecision", summary = "Explain what a client is offered")
    @Problems(ProblemCode.INVALID_VERSION)
    public Uni<ExplanationView> explain(String app, @RestQuery Optional<String> target, @RestQuery Optional<String> arch,
            @RestQuery Optional<String> bundle, @RestQuery Optional<String> version, @RestQuery Optional<String> channel,
            @RestQuery Optional<String> client, @RestQuery Optional<String> osVersion,
            @RestQuery Optional<String> acceptsDowngrade, @RestQuery Optional<String> updater) {
        var asked = new AskedClient(target, arch.orElse(null), bundle.orElse(null), version, channel, client, osVersion,
                acceptsDowngrade, updater);
        return explaining.explain(current.caller(), app, asked);
    }
}
