package dev.oasis.admin.job;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/jobs} */
@Path("/admin/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME })
public class JobResource {

    private final JobReading reading;
    private final JobAdministration jobs;
    private final CreationCall creation;
    private final CurrentCaller current;

    public JobResource(JobReading reading, JobAdministration jobs, CreationCall creation, CurrentCaller current) {
        this.reading = reading;
        this.jobs = jobs;
        this.creation = creation;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    @Problems(ProblemCode.APP_NOT_FOUND)
    public Uni<Page<JobView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> app, @RestQuery Optional<String> repository, @RestQuery Optional<String> pipeline,
            @RestQuery Optional<String> state) {
        JobFilter filter = JobFilter.parse(app, repository, pipeline, state);
        return reading.list(current.caller(), Cursor.of(limit, cursor, "jobs/" + filter), filter);
    }

    @GET
    @Path("{job}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<JobDetailView> get(String job) {
        return reading.get(current.caller(), job);
    }

    @POST
    @Path("{job}/cancel")
    @Problems(ProblemCode.JOB_STATE_FORBIDS)
    public Uni<JobView> cancel(String job) {
        return jobs.cancel(current.caller(), job, current.actor());
    }

    /** What forks bring is let run by administrators only. */
    @POST
    @Path("{job}/approve")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
    @Problems(ProblemCode.JOB_NOT_AWAITING_APPROVAL)
    public Uni<JobView> approve(String job) {
        return jobs.approve(current.caller(), job, current.actor());
    }

    @POST
    @Path("{job}/refuse")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
    @Problems(ProblemCode.JOB_NOT_AWAITING_APPROVAL)
    public Uni<JobView> refuse(String job) {
        return jobs.refuse(current.caller(), job, current.actor());
    }

    @POST
    @Path("{job}/rerun")
    @APIResponseSchema(value = JobView.class, responseCode = "201")
    @Problems({ ProblemCode.JOB_STATE_FORBIDS, ProblemCode.JOB_REJECTED })
    public Uni<RestResponse<JsonNode>> rerun(String job) {
        return creation.once("", () -> jobs.rerun(current.caller(), job, current.actor()), made -> "/admin/jobs/" + made.id())
                .map(CreatedResponse::of);
    }
}
