package dev.oasis.admin.preview;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/releases/{release}/rollout/preview} */
@Path("/admin/apps/{app}/releases/{release}/rollout/preview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rollouts")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
public class PreviewResource {

    private final RolloutPreviewing previewing;
    private final CurrentCaller current;

    public PreviewResource(RolloutPreviewing previewing, CurrentCaller current) {
        this.previewing = previewing;
        this.current = current;
    }

    @POST
    @Operation(operationId = "previewRollout", summary = "Preview whom a rollout would reach")
    @Problems(ProblemCode.CHANNEL_UNKNOWN)
    public Uni<PreviewView> preview(String app, String release, @Valid PreviewRequest request) {
        return previewing.preview(current.caller(), new ReleasePath(app, release),
                request == null ? PreviewRequest.PLAIN : request);
    }
}
