package dev.oasis.admin.artifact;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.admin.upload.FilePath;
import dev.oasis.admin.upload.UploadInstructions;
import dev.oasis.common.catalog.artifact.ArtifactView;
import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationCall;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.ProblemGroup;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/releases/{release}/artifacts} */
@Path("/admin/apps/{app}/releases/{release}/artifacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Artifacts")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME })
public class ArtifactResource {

    private final ArtifactAdministration artifacts;
    private final ArtifactConfirmation confirmation;
    private final ExternalArtifacts external;
    private final UploadInstructions instructions;
    private final CreationCall creation;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public ArtifactResource(ArtifactAdministration artifacts, ArtifactConfirmation confirmation, ExternalArtifacts external,
            UploadInstructions instructions, CreationCall creation, CurrentPreconditions preconditions, CurrentCaller current) {
        this.artifacts = artifacts;
        this.confirmation = confirmation;
        this.external = external;
        this.instructions = instructions;
        this.creation = creation;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<Page<ArtifactView>> list(String app, String release, @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        return artifacts.list(current.caller(), new ReleasePath(app, release),
                Cursor.of(limit, cursor, "artifacts/" + app + "/" + release));
    }

    @GET
    @Path("{artifact}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<ArtifactView> get(String app, String release, String artifact) {
        return artifacts.get(current.caller(), FilePath.of(app, release, artifact));
    }

    /** Adds a bundle that another host serves, on a host that the operator has allowed. */
    @POST
    @APIResponseSchema(value = ArtifactView.class, responseCode = "201")
    @Problems(value = { ProblemCode.UNKNOWN_PLATFORM, ProblemCode.RELEASE_NOT_DRAFT, ProblemCode.ARTIFACT_EXISTS }, of = {
            ProblemGroup.BUNDLE, ProblemGroup.EXTERNAL })
    public Uni<RestResponse<JsonNode>> addExternal(String app, String release,
            @Valid @NotNull AddExternalArtifactRequest request) {
        ReleasePath path = new ReleasePath(app, release);
        Caller caller = current.caller();
        Actor actor = current.actor();
        return creation.once(request, () -> external.verify(caller, path, request),
                verified -> external.add(caller, path, request, verified, actor), ArtifactView::id).map(CreatedResponse::of);
    }

    @POST
    @Path("presign")
    @APIResponseSchema(value = PresignedArtifact.class, responseCode = "201")
    @Problems(value = { ProblemCode.UNKNOWN_PLATFORM, ProblemCode.RELEASE_NOT_DRAFT, ProblemCode.ARTIFACT_EXISTS,
            ProblemCode.OBJECT_TOO_LARGE }, of = ProblemGroup.STORAGE)
    public Uni<RestResponse<JsonNode>> presign(String app, String release, @Valid @NotNull PresignArtifactRequest request) {
        return creation
                .once(request,
                        () -> artifacts.expect(current.caller(), new ReleasePath(app, release), request, current.actor()),
                        pending -> "../" + pending.artifactId())
                .map(pending -> instructions.addTo(pending, request.size(), request.contentType()))
                .map(CreatedResponse::of);
    }

    @POST
    @Path("{artifact}/confirm")
    @Problems(value = { ProblemCode.RELEASE_NOT_DRAFT, ProblemCode.ARTIFACT_NOT_PENDING, ProblemCode.ARTIFACT_EXISTS }, of = {
            ProblemGroup.BUNDLE, ProblemGroup.UPLOAD })
    public Uni<ArtifactView> confirm(String app, String release, String artifact,
            @Valid @NotNull ConfirmArtifactRequest request) {
        return confirmation.confirm(current.caller(), FilePath.of(app, release, artifact), request,
                preconditions.get(), current.actor());
    }

    @DELETE
    @Path("{artifact}")
    @ResponseStatus(204)
    @Problems(ProblemCode.RELEASE_NOT_DRAFT)
    public Uni<Void> delete(String app, String release, String artifact) {
        return artifacts.delete(current.caller(), FilePath.of(app, release, artifact), preconditions.get(), current.actor());
    }
}
