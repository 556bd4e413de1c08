package dev.oasis.admin.removal;

import java.util.Optional;

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
import io.smallrye.mutiny.Uni;

/** {@code /admin/webhook-removals}: of all integrations, deleted ones included. */
@Path("/admin/webhook-removals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Integrations")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class RemovalResource {

    private final RemovalQueue queue;
    private final CurrentCaller current;

    RemovalResource(RemovalQueue queue, CurrentCaller current) {
        this.queue = queue;
        this.current = current;
    }

    /** What is left after a deletion: tried for a day, and shown for a month when the provider would not. */
    @GET
    @Operation(operationId = "listWebhookRemovals", summary = "List webhooks that are still to be removed at their provider")
    public Uni<Page<RemovalView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor) {
        current.requireAllApps();
        return queue.list(Cursor.of(limit, cursor, "webhook-removals"));
    }
}
