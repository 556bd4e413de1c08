package dev.oasis.admin.rollout;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/releases/{release}/terms} */
@Path("/admin/apps/{app}/releases/{release}/terms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rollouts")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME })
public class TermsResource {

    private final TermsAdministration terms;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public TermsResource(TermsAdministration terms, CurrentPreconditions preconditions, CurrentCaller current) {
        this.terms = terms;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    @Operation(operationId = "getReleaseTerms", summary = "Get the terms of an offer")
    public Uni<TermsView> get(String app, String release) {
        return terms.get(current.caller(), new ReleasePath(app, release));
    }

    @PATCH
    @Operation(operationId = "patchReleaseTerms", summary = "Change the terms of an offer")
    public Uni<TermsView> patch(String app, String release, @Valid @NotNull PatchTermsRequest request) {
        return terms.patch(current.caller(), new ReleasePath(app, release), request, preconditions.get(), current.actor());
    }
}
