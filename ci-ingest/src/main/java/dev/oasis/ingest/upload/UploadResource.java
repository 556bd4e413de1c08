package dev.oasis.ingest.upload;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.oasis.common.idempotency.Created;
import dev.oasis.common.idempotency.CreationCall;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.ProblemGroup;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.publishing.Permission;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.ingest.publishing.CurrentMandate;
import dev.oasis.ingest.publishing.PublisherRole;
import io.smallrye.mutiny.Uni;

/**
 * {@code /ci/apps/{app}/artifacts}. Under an {@code Idempotency-Key} only the object's key is remembered and signed anew for
 * each answer: a presigned address lets its holder write, and a remembered one would be handed out when it no longer works.
 */
@Path("/ci/apps/{app}/artifacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Uploads")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, PublisherRole.NAME })
public class UploadResource {

    private final UploadPresigning uploads;
    private final CreationCall creation;
    private final CurrentCaller current;
    private final CurrentMandate mandate;

    public UploadResource(UploadPresigning uploads, CreationCall creation, CurrentCaller current, CurrentMandate mandate) {
        this.uploads = uploads;
        this.creation = creation;
        this.current = current;
        this.mandate = mandate;
    }

    @POST
    @Path("presign")
    @ResponseStatus(201)
    @APIResponseSchema(value = PresignedUpload.class, responseCode = "201")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER)
    @Problems(value = { ProblemCode.UNKNOWN_PLATFORM, ProblemCode.INVALID_VERSION,
            ProblemCode.OBJECT_TOO_LARGE, ProblemCode.PUBLISHING_TOKEN_INVALID,
            ProblemCode.PUBLISHER_MANDATE_EXCEEDED }, of = ProblemGroup.STORAGE)
    public Uni<PresignedUpload> presign(String app, @Valid @NotNull(message = "is needed.") PresignRequest request) {
        mandate.get().require(Permission.UPLOAD);
        return creation
                .remember(request, () -> uploads.freshKey(current.caller(), app, request)
                        .map(key -> Created.made(null, null, TextNode.valueOf(key))))
                .map(created -> uploads.sign(created.body().asText(), request));
    }
}
