package dev.oasis.admin.rollout;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.catalog.release.RolloutView;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/releases/{release}/rollouts} */
@Path("/admin/apps/{app}/releases/{release}/rollouts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rollouts")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME })
public class RolloutResource {

    private final RolloutAdministration rollouts;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public RolloutResource(RolloutAdministration rollouts, CurrentPreconditions preconditions, CurrentCaller current) {
        this.rollouts = rollouts;
        this.preconditions = preconditions;
        this.current = current;
    }

    /** One for each channel that carries the release: all of them are one page. */
    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<Page<RolloutView>> list(String app, String release) {
        return rollouts.list(current.caller(), new ReleasePath(app, release)).map(all -> new Page<>(all, null));
    }

    @GET
    @Path("{channel}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    @Problems(ProblemCode.ROLLOUT_NOT_FOUND)
    public Uni<RolloutDetailView> get(String app, String release, String channel) {
        return rollouts.get(current.caller(), new ReleasePath(app, release), channel);
    }

    @PATCH
    @Path("{channel}")
    @Problems({ ProblemCode.ROLLOUT_NOT_FOUND, ProblemCode.ROLLOUT_ONLY_GROWS, ProblemCode.APP_FROZEN,
            ProblemCode.RELEASE_NOT_PUBLISHED, ProblemCode.RELEASE_RECALLED })
    public Uni<RolloutDetailView> patch(String app, String release, String channel,
            @Valid @NotNull PatchRolloutRequest request) {
        return rollouts.patch(current.caller(), new ReleasePath(app, release), channel, request, preconditions.get(),
                current.actor());
    }
}
