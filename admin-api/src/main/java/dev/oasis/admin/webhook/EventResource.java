package dev.oasis.admin.webhook;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.paging.Cursor;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/webhooks/events}: deliveries of all repositories, so a grant for all apps is asked for. */
@Path("/admin/webhooks/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class EventResource {

    private final EventLog events;
    private final EventReplay replay;
    private final CurrentCaller current;

    public EventResource(EventLog events, EventReplay replay, CurrentCaller current) {
        this.events = events;
        this.replay = replay;
        this.current = current;
    }

    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    @Operation(operationId = "listWebhookEvents", summary = "List what webhooks have brought")
    public Uni<Page<EventView>> list(@RestQuery Optional<String> limit, @RestQuery Optional<String> cursor,
            @RestQuery Optional<String> state, @RestQuery Optional<String> provider, @RestQuery Optional<String> repository,
            @RestQuery Optional<String> event) {
        current.requireAllApps();
        EventFilter filter = new EventFilter(state, provider, repository, event);
        return events.list(filter, Cursor.of(limit, cursor, filter.forCursor()));
    }

    @GET
    @Path("{event}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.READ_NAME })
    @Operation(operationId = "getWebhookEvent", summary = "Get one webhook event")
    public Uni<EventView> get(String event) {
        current.requireAllApps();
        return events.get(event);
    }

    /** It may hold what only members of the repository see: readers of Oasis do not. */
    @GET
    @Path("{event}/payload")
    @Operation(operationId = "getWebhookPayload", summary = "Get the payload of a webhook event as it was signed")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT), examples = @ExampleObject(name = "example", value = "{\"ref\":\"refs/heads/main\"}")))
    @Problems(ProblemCode.EVENT_BODY_GONE)
    public Uni<byte[]> payload(String event) {
        current.requireAllApps();
        return events.payload(event);
    }

    /** It is processed within seconds; what came of it shows the event. */
    @POST
    @Path("{event}/replay")
    @Operation(operationId = "replayWebhookEvent", summary = "Have a webhook event processed anew")
    @Problems(ProblemCode.EVENT_BODY_GONE)
    public Uni<EventView> replay(String event) {
        current.requireAllApps();
        return replay.replay(event, current.actor()).chain(() -> events.get(event));
    }

    @POST
    @Path("replay")
    @Operation(operationId = "replayWebhookEvents", summary = "Have the webhook events of a span of time processed anew")
    public Uni<ReplayView> replayRange(@Valid @NotNull ReplayRequest request) {
        current.requireAllApps();
        return replay.replay(request.range(), current.actor());
    }
}
