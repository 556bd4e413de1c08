package dev.oasis.update.event;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

import dev.oasis.common.openapi.Problems;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.web.request.RequestTrace;
import dev.oasis.update.snapshot.HeldCatalog;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Takes reports from apps in the field. */
@Path("/{app}/events")
@Tag(name = "Updates")
public class ClientEventResource {

    private final HeldCatalog catalog;
    private final ClientEvents events;

    public ClientEventResource(HeldCatalog catalog, ClientEvents events) {
        this.catalog = catalog;
        this.events = events;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "reportEvent", summary = "Report what became of an update")
    @APIResponse(responseCode = "202", description = "Kept, and counted soon.")
    @Problems({ ProblemCode.APP_NOT_FOUND, ProblemCode.INVALID_VERSION, ProblemCode.SERVICE_UNAVAILABLE })
    public Uni<RestResponse<Void>> report(@RestPath String app,
            @NotNull(message = "must be sent") @Valid ClientReport report, RoutingContext context) {
        return Uni.createFrom().item(() -> report.toEvent(catalog.requireApp(app).id()))
                .flatMap(event -> events.accept(event, RequestTrace.of(context)))
                .map(safe -> RestResponse.accepted());
    }
}
