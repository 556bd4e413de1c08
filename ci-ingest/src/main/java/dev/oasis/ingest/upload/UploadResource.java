package dev.oasis.ingest.upload;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import io.smallrye.mutiny.Uni;

/**
 * {@code /ci/apps/{app}/artifacts}. No {@code Idempotency-Key} is kept here: a presigned upload is a permission for an hour,
 * not a thing that could exist twice, and a remembered one would be handed out when it no longer works.
 */
@Path("/ci/apps/{app}/artifacts")
@Tag(name = "Uploads")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME })
public class UploadResource {

    private final UploadPresigning uploads;
    private final CurrentCaller current;

    public UploadResource(UploadPresigning uploads, CurrentCaller current) {
        this.uploads = uploads;
        this.current = current;
    }

    @POST
    @Path("presign")
    @ResponseStatus(201)
    public Uni<PresignedUpload> presign(String app, @Valid @NotNull(message = "is needed.") PresignRequest request) {
        return uploads.presign(current.caller(), app, request);
    }
}
