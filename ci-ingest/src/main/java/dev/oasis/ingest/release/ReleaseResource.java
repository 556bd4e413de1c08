package dev.oasis.ingest.release;

import java.net.URI;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

import dev.oasis.common.catalog.artifact.DownloadLinks;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import io.smallrye.mutiny.Uni;

/**
 * {@code /ci/apps/{app}/releases}. An {@code Idempotency-Key} may be sent and changes nothing: the content itself is the key,
 * which also holds when CI starts anew and knows no key any more. One that was noted in the transaction would come too late,
 * since the objects are read before it.
 */
@Path("/ci/apps/{app}/releases")
@Tag(name = "Releases")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME })
public class ReleaseResource {

    private final ReleaseIngest releases;
    private final CurrentCaller current;
    private final DownloadLinks links;

    ReleaseResource(ReleaseIngest releases, CurrentCaller current, DownloadLinks links) {
        this.releases = releases;
        this.current = current;
        this.links = links;
    }

    @POST
    @APIResponse(responseCode = "201", description = "Made by this call", content = @Content(schema = @Schema(implementation = PostedRelease.class)))
    @APIResponse(responseCode = "200", description = "Posted before with the same content")
    public Uni<RestResponse<PostedRelease>> post(String app, PostReleaseRequest request) {
        Submission submission = SubmissionReader.read(request);
        return releases.ingest(new ReleasePost(current.caller(), current.actor(), app, submission)).map(this::respond);
    }

    private RestResponse<PostedRelease> respond(IngestedRelease ingested) {
        PostedRelease body = PostedRelease.of(ingested.stored(), links);
        return ingested.isNew()
                ? RestResponse.ResponseBuilder.create(Status.CREATED, body)
                        .location(
                                URI.create("/admin/apps/" + ingested.stored().app().slug + "/releases/" + body.release().id()))
                        .build()
                : RestResponse.ok(body);
    }
}
