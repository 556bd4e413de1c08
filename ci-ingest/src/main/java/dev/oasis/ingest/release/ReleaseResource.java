package dev.oasis.ingest.release;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.idempotency.Created;
import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationCall;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.ProblemGroup;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.web.conditional.EntityTag;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.ingest.publishing.CurrentMandate;
import dev.oasis.ingest.publishing.PublisherRole;
import io.smallrye.mutiny.Uni;

/**
 * {@code /ci/apps/{app}/releases}. The content itself is a key too: CI that starts anew and knows no
 * {@code Idempotency-Key} any more still gets the release that it made.
 */
@Path("/ci/apps/{app}/releases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Releases")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, PublisherRole.NAME })
public class ReleaseResource {

    private final ReleaseIngest releases;
    private final CreationCall creation;
    private final CurrentCaller current;
    private final CurrentMandate mandate;
    private final DownloadLinks links;
    private final ObjectMapper json;

    ReleaseResource(ReleaseIngest releases, CreationCall creation, CurrentCaller current, CurrentMandate mandate,
            DownloadLinks links,
            ObjectMapper json) {
        this.releases = releases;
        this.creation = creation;
        this.current = current;
        this.mandate = mandate;
        this.links = links;
        this.json = json;
    }

    @POST
    @Operation(operationId = "postRelease", summary = "Post a whole release", description = "Safe to repeat: the same content answers the same release, and `auto_publish` on a repetition publishes the draft.")
    @APIResponse(responseCode = "201", description = "Made by this call.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PostedRelease.class)))
    @APIResponse(responseCode = "200", description = "Posted before with the same content.", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PostedRelease.class)))
    @Problems(value = { ProblemCode.INVALID_VERSION, ProblemCode.CHANNEL_UNKNOWN, ProblemCode.CHANNEL_REQUIRED,
            ProblemCode.UNKNOWN_PLATFORM, ProblemCode.DUPLICATE_PLATFORM, ProblemCode.OBJECT_KEY_FOREIGN,
            ProblemCode.RELEASE_EXISTS, ProblemCode.RELEASE_DIFFERS, ProblemCode.RELEASE_NOT_DRAFT,
            ProblemCode.PUBLISHING_TOKEN_INVALID, ProblemCode.PUBLISHER_MANDATE_EXCEEDED }, of = {
                    ProblemGroup.UPLOAD, ProblemGroup.BUNDLE, ProblemGroup.EXTERNAL })
    public Uni<RestResponse<JsonNode>> post(String app, PostReleaseRequest request) {
        return releases.requireApp(current.caller(), app)
                .map(visible -> new ReleasePost(current.caller(), current.actor(), mandate.get(), app,
                        SubmissionReader.read(request)))
                .flatMap(post -> creation.remember(request, () -> releases.ingest(post).map(this::answer)))
                .map(CreatedResponse::of);
    }

    private Created answer(IngestedRelease ingested) {
        PostedRelease posted = PostedRelease.of(ingested.stored(), links);
        JsonNode body = json.valueToTree(posted);
        return ingested.isNew()
                ? Created.made("/admin/apps/" + ingested.stored().app().slug + "/releases/" + posted.release().id(),
                        EntityTag.of(posted.release()).toString(), body)
                : Created.found(body);
    }
}
