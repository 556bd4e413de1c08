package dev.oasis.admin.recall;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/releases/{release}/recall} */
@Path("/admin/apps/{app}/releases/{release}/recall")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recalls")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class RecallResource {

    private final RecallAdministration recalls;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public RecallResource(RecallAdministration recalls, CurrentPreconditions preconditions, CurrentCaller current) {
        this.recalls = recalls;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    @Problems(ProblemCode.RELEASE_NOT_RECALLED)
    public Uni<RecallView> get(String app, String release) {
        return recalls.get(current.caller(), new ReleasePath(app, release));
    }

    @POST
    @Operation(operationId = "recallRelease", summary = "Recall a release", description = "`If-Match` takes the tag of the release.")
    @Problems({ ProblemCode.RELEASE_NOT_PUBLISHED, ProblemCode.RECALL_NEEDS_REPLACEMENT, ProblemCode.RELEASE_NOT_PUBLISHABLE,
            ProblemCode.APP_HAS_NO_SIGNING_KEY })
    public Uni<RecallView> recall(String app, String release, @Valid @NotNull RecallRequest request) {
        return recalls.recall(current.caller(), new ReleasePath(app, release), request, preconditions.get(), current.actor());
    }

    @DELETE
    @ResponseStatus(204)
    @Operation(operationId = "undoRecall", summary = "Take a recall back")
    @Problems(ProblemCode.RELEASE_NOT_RECALLED)
    public Uni<Void> undo(String app, String release) {
        return recalls.undo(current.caller(), new ReleasePath(app, release), preconditions.get(), current.actor());
    }
}
