package dev.oasis.admin.channel;

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
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;

import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationCall;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.paging.Page;
import dev.oasis.common.web.conditional.CurrentPreconditions;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/channels} */
@Path("/admin/apps/{app}/channels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Channels")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME })
public class ChannelResource {

    private final ChannelAdministration channels;
    private final CreationCall creation;
    private final CurrentPreconditions preconditions;
    private final CurrentCaller current;

    public ChannelResource(ChannelAdministration channels, CreationCall creation, CurrentPreconditions preconditions,
            CurrentCaller current) {
        this.channels = channels;
        this.creation = creation;
        this.preconditions = preconditions;
        this.current = current;
    }

    /** An app has a handful of channels: all of them are one page, the most stable first. */
    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<Page<ChannelView>> list(String app) {
        return channels.list(current.caller(), app).map(all -> new Page<>(all, null));
    }

    @POST
    @APIResponseSchema(value = ChannelView.class, responseCode = "201")
    @Problems({ ProblemCode.CHANNEL_EXISTS, ProblemCode.SLUG_RESERVED })
    public Uni<RestResponse<JsonNode>> create(String app, @Valid @NotNull CreateChannelRequest request) {
        return creation.once(request, () -> channels.create(current.caller(), app, request, current.actor()), ChannelView::name)
                .map(CreatedResponse::of);
    }

    @GET
    @Path("{channel}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<ChannelView> get(String app, String channel) {
        return channels.get(current.caller(), app, channel);
    }

    @PATCH
    @Path("{channel}")
    public Uni<ChannelView> patch(String app, String channel, @Valid @NotNull PatchChannelRequest request) {
        return channels.patch(current.caller(), app, channel, request, preconditions.get(), current.actor());
    }

    @DELETE
    @Path("{channel}")
    @ResponseStatus(204)
    @Problems(ProblemCode.CHANNEL_IN_USE)
    public Uni<Void> delete(String app, String channel) {
        return channels.delete(current.caller(), app, channel, preconditions.get(), current.actor());
    }
}
