package dev.oasis.admin.rollout;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationCall;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/releases/{release}/promote} */
@Path("/admin/apps/{app}/releases/{release}/promote")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rollouts")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME })
public class PromotionResource {

    private final RolloutAdministration rollouts;
    private final CreationCall creation;
    private final CurrentCaller current;

    public PromotionResource(RolloutAdministration rollouts, CreationCall creation, CurrentCaller current) {
        this.rollouts = rollouts;
        this.creation = creation;
        this.current = current;
    }

    @POST
    @Operation(operationId = "promoteRelease", summary = "Offer a release on one more channel")
    @APIResponseSchema(value = RolloutDetailView.class, responseCode = "201")
    @Problems({ ProblemCode.CHANNEL_UNKNOWN, ProblemCode.ROLLOUT_EXISTS, ProblemCode.APP_FROZEN,
            ProblemCode.RELEASE_NOT_PUBLISHED, ProblemCode.RELEASE_RECALLED })
    public Uni<RestResponse<JsonNode>> promote(String app, String release, @Valid @NotNull PromoteRequest request) {
        return creation.once(request,
                () -> rollouts.promote(current.caller(), new ReleasePath(app, release), request, current.actor()),
                rollout -> "../rollouts/" + rollout.channel()).map(CreatedResponse::of);
    }
}
