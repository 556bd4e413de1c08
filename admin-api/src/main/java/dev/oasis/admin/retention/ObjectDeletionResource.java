package dev.oasis.admin.retention;

import java.util.Optional;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/object-deletions}: of all apps, deleted ones included, so for owners alone. */
@Path("/admin/object-deletions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Retention")
@RolesAllowed(Scope.OWNER_NAME)
public class ObjectDeletionResource {

    private static final Set<String> STATES = Set.of(DeletionBacklog.WAITING, DeletionBacklog.FAILING);

    private final DeletionBacklog backlog;
    private final CurrentCaller current;

    public ObjectDeletionResource(DeletionBacklog backlog, CurrentCaller current) {
        this.backlog = backlog;
        this.current = current;
    }

    /** The objects of the bucket that are still to be deleted, and why it has not happened yet. */
    @GET
    @Operation(operationId = "listObjectDeletions", summary = "List objects that wait for their deletion")
    public Uni<Page<ObjectDeletionView>> list(@RestQuery Optional<String> state, @RestQuery Optional<String> limit,
            @RestQuery Optional<String> cursor) {
        current.requireAllApps();
        state.filter(given -> !STATES.contains(given)).ifPresent(unknown -> {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "state", "must be waiting or failing.");
        });
        return backlog.list(Cursor.of(limit, cursor, "object-deletions " + state.orElse("")), state);
    }
}
