package dev.oasis.admin.release;

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

import dev.oasis.common.catalog.release.ReleaseView;
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

/** {@code /admin/apps/{app}/releases} */
@Path("/admin/apps/{app}/releases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Releases")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME })
public class ReleaseResource {

    private final ReleaseAdministration releases;
    private final CreationCall creation;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public ReleaseResource(ReleaseAdministration releases, CreationCall creation, CurrentPreconditions preconditions,
            CurrentCaller current) {
        this.releases = releases;
        this.creation = creation;
        this.preconditions = preconditions;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    @Problems(ProblemCode.INVALID_VERSION)
    public Uni<Page<ReleaseView>> list(String app, @RestQuery Optional<String> limit, @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> status, @RestQuery Optional<String> channel, @RestQuery Optional<String> version) {
        ReleaseFilter filter = ReleaseFilter.parse(status, channel, version);
        return releases.list(current.caller(), app, Cursor.of(limit, cursor, "releases/" + app + "/" + filter), filter);
    }

    @POST
    @APIResponseSchema(value = ReleaseView.class, responseCode = "201")
    @Problems({ ProblemCode.INVALID_VERSION, ProblemCode.CHANNEL_UNKNOWN, ProblemCode.CHANNEL_REQUIRED,
            ProblemCode.RELEASE_EXISTS })
    public Uni<RestResponse<JsonNode>> create(String app, @Valid @NotNull CreateReleaseRequest request) {
        return creation.once(request, () -> releases.create(current.caller(), app, request, current.actor()), ReleaseView::id)
                .map(CreatedResponse::of);
    }

    @GET
    @Path("{release}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<ReleaseView> get(String app, String release) {
        return releases.get(current.caller(), new ReleasePath(app, release));
    }

    @PATCH
    @Path("{release}")
    public Uni<ReleaseView> patch(String app, String release, @Valid @NotNull PatchReleaseRequest request) {
        return releases.patch(current.caller(), new ReleasePath(app, release), request, preconditions.get(), current.actor());
    }

    @DELETE
    @Path("{release}")
    @ResponseStatus(204)
    @Problems(ProblemCode.RELEASE_NOT_DRAFT)
    public Uni<Void> delete(String app, String release) {
        return releases.delete(current.caller(), new ReleasePath(app, release), preconditions.get(), current.actor());
    }

    @POST
    @Path("{release}/publish")
    @Problems({ ProblemCode.RELEASE_NOT_DRAFT, ProblemCode.RELEASE_NOT_PUBLISHABLE, ProblemCode.APP_HAS_NO_SIGNING_KEY,
            ProblemCode.APP_FROZEN })
    public Uni<ReleaseView> publish(String app, String release, @Valid PublishRequest request) {
        return releases.publish(current.caller(), new ReleasePath(app, release), preconditions.get(),
                request == null ? PublishRequest.TO_EVERYBODY : request, current.actor());
    }

    @POST
    @Path("{release}/archive")
    @Problems(ProblemCode.RELEASE_NOT_PUBLISHED)
    public Uni<ReleaseView> archive(String app, String release) {
        return releases.archive(current.caller(), new ReleasePath(app, release), preconditions.get(), current.actor());
    }
}
