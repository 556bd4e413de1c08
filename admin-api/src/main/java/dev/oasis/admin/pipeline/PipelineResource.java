package dev.oasis.admin.pipeline;

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
import dev.oasis.common.jobs.JobView;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/pipelines} */
@Path("/admin/apps/{app}/pipelines")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pipelines")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class PipelineResource {

    private final PipelineAdministration pipelines;
    private final ManualRun runs;
    private final CreationCall creation;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public PipelineResource(PipelineAdministration pipelines, ManualRun runs, CreationCall creation,
            CurrentPreconditions preconditions, CurrentCaller current) {
        this.pipelines = pipelines;
        this.runs = runs;
        this.creation = creation;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<Page<PipelineView>> list(String app, @RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
        return pipelines.list(current.caller(), app, Cursor.of(limit, cursor, "pipelines/" + app));
    }

    @POST
    @APIResponseSchema(value = PipelineView.class, responseCode = "201")
    @Problems({ ProblemCode.PIPELINE_EXISTS, ProblemCode.REPOSITORY_NOT_LINKED })
    public Uni<RestResponse<JsonNode>> create(String app, @Valid @NotNull CreatePipelineRequest request) {
        return creation.once(request, () -> pipelines.create(current.caller(), app, request, current.actor()), PipelineView::id)
                .map(CreatedResponse::of);
    }

    @GET
    @Path("{pipeline}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<PipelineView> get(String app, String pipeline) {
        return pipelines.get(current.caller(), app, pipeline);
    }

    @PATCH
    @Path("{pipeline}")
    @Problems(ProblemCode.PIPELINE_EXISTS)
    public Uni<PipelineView> patch(String app, String pipeline, @Valid @NotNull PatchPipelineRequest request) {
        return pipelines.patch(current.caller(), app, pipeline, request, preconditions.get(), current.actor());
    }

    @DELETE
    @Path("{pipeline}")
    @ResponseStatus(204)
    public Uni<Void> delete(String app, String pipeline) {
        return pipelines.delete(current.caller(), app, pipeline, preconditions.get(), current.actor());
    }

    /** The job lies under {@code /admin/jobs}. */
    @POST
    @Path("{pipeline}/run")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME })
    @APIResponseSchema(value = JobView.class, responseCode = "201")
    @Problems({ ProblemCode.REPOSITORY_NOT_LINKED, ProblemCode.JOB_REJECTED })
    public Uni<RestResponse<JsonNode>> run(String app, String pipeline, @Valid @NotNull RunPipelineRequest request) {
        return creation.once(request, () -> runs.run(current.caller(), app, pipeline, request, current.actor()),
                job -> "/admin/jobs/" + job.id()).map(CreatedResponse::of);
    }
}
