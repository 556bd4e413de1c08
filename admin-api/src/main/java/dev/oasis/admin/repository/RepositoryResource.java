package dev.oasis.admin.repository;

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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.admin.integration.RemoteCursor;
import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationCall;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/repositories} */
@Path("/admin/repositories")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Repositories")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class RepositoryResource {

    private final RepositoryAdministration repositories;
    private final RepositoryLinking linking;
    private final CreationCall creation;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    RepositoryResource(RepositoryAdministration repositories, RepositoryLinking linking, CreationCall creation,
            CurrentPreconditions preconditions, CurrentCaller current) {
        this.repositories = repositories;
        this.linking = linking;
        this.creation = creation;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    @Operation(operationId = "listRepositories", summary = "List repositories")
    @Problems(ProblemCode.APP_NOT_FOUND)
    public Uni<Page<RepositoryView>> list(@RestQuery Optional<String> app, @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        return repositories.list(current.caller(), app, Cursor.of(limit, cursor, "repositories/" + app.orElse("")));
    }

    /** Registers a webhook at the provider too, unless a GitHub App reaches it. Asks for a grant for all apps. */
    @POST
    @Operation(operationId = "createRepository", summary = "Look at a repository, and link it to an app")
    @APIResponseSchema(value = RepositoryView.class, responseCode = "201")
    @Problems({ ProblemCode.REPOSITORY_EXISTS, ProblemCode.HOOK_EXISTS, ProblemCode.INTEGRATION_NOT_FOUND,
            ProblemCode.APP_NOT_FOUND,
            ProblemCode.ENCRYPTION_NOT_CONFIGURED, ProblemCode.PROVIDER_REFUSED, ProblemCode.PROVIDER_RATE_LIMITED,
            ProblemCode.PROVIDER_UNREACHABLE })
    public Uni<RestResponse<JsonNode>> create(@Valid @NotNull CreateRepositoryRequest request) {
        current.requireAllApps();
        return creation.once(request, () -> linking.find(current.caller(), request),
                found -> linking.keep(current.caller(), found, request.app(), current.actor()), RepositoryView::id)
                .map(CreatedResponse::of);
    }

    @GET
    @Path("{repository}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    @Operation(operationId = "getRepository", summary = "Get one repository")
    @Problems(ProblemCode.REPOSITORY_NOT_FOUND)
    public Uni<RepositoryView> get(String repository) {
        return repositories.get(current.caller(), repository);
    }

    @PATCH
    @Path("{repository}")
    @Operation(operationId = "changeRepository", summary = "Link a repository to another app, or look away")
    @Problems({ ProblemCode.REPOSITORY_NOT_FOUND, ProblemCode.APP_NOT_FOUND })
    public Uni<RepositoryView> patch(String repository, @Valid @NotNull PatchRepositoryRequest request) {
        return repositories.patch(current.caller(), repository, request, preconditions.get(), current.actor());
    }

    /** Its webhook is removed at the provider too, if that can be reached. */
    @DELETE
    @Path("{repository}")
    @ResponseStatus(204)
    @Operation(operationId = "deleteRepository", summary = "Look at a repository no longer")
    @Problems(ProblemCode.REPOSITORY_NOT_FOUND)
    public Uni<Void> delete(String repository) {
        return linking.delete(current.caller(), repository, preconditions.get(), current.actor());
    }

    /** Live, the newest first, in the provider's pages. */
    @GET
    @Path("{repository}/commits")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    @Operation(operationId = "listCommits", summary = "List commits")
    @Problems({ ProblemCode.REPOSITORY_NOT_FOUND, ProblemCode.ENCRYPTION_NOT_CONFIGURED, ProblemCode.PROVIDER_REFUSED,
            ProblemCode.PROVIDER_RATE_LIMITED, ProblemCode.PROVIDER_UNREACHABLE })
    public Uni<Page<CommitView>> commits(String repository, @RestQuery Optional<String> ref,
            @RestQuery Optional<String> cursor) {
        return linking.commits(current.caller(), repository, ref, RemoteCursor.parse(cursor));
    }
}
