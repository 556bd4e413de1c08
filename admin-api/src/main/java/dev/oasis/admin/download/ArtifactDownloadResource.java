package dev.oasis.admin.download;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

import dev.oasis.admin.upload.FilePath;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.openapi.ProblemGroup;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/releases/{release}/artifacts/{artifact}/download-url} */
@Path("/admin/apps/{app}/releases/{release}/artifacts/{artifact}/download-url")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Artifacts")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
public class ArtifactDownloadResource {

    private final DownloadAddresses addresses;
    private final CurrentCaller current;

    public ArtifactDownloadResource(DownloadAddresses addresses, CurrentCaller current) {
        this.addresses = addresses;
        this.current = current;
    }

    /** An address that whoever holds it can download from: for {@code ttl} (1s to 7d), or as long as the configuration says. */
    @GET
    @Operation(operationId = "getArtifactDownloadUrl", summary = "Sign a download of one artifact", description = "For `ttl`, or as long as the configuration says; whoever has the address can download.")
    @Problems(value = ProblemCode.UPLOAD_NOT_CONFIRMED, of = ProblemGroup.STORAGE)
    public Uni<RestResponse<DownloadAddress>> get(String app, String release, String artifact,
            @RestQuery Optional<String> ttl) {
        return addresses.ofArtifact(current.caller(), FilePath.of(app, release, artifact), ttl)
                .map(address -> RestResponse.ResponseBuilder
                        .ok(address).header("Cache-Control", "no-store").build());
    }
}
