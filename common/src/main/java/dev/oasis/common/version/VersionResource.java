package dev.oasis.common.version;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.NonBlocking;

/** {@code /version}: open to everybody, so it tells nothing that the published source does not. */
@Path("/version")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health")
public class VersionResource {

    private final ServiceVersion service;

    public VersionResource(ServiceVersion service) {
        this.service = service;
    }

    /**
     * @param commit that was built
     * @param buildTime when that commit was made
     */
    public record Version(
            @Schema(required = true, examples = "oasis-admin-api") String name,
            @Schema(required = true, examples = "0.1.0") String version,
            @Schema(required = true, examples = "1f0e7a6c0b9d4d6e8a7c3b2f1e0d9c8b7a6f5e4d") String commit,
            @Schema(required = true, examples = "2026-11-21T12:00:00Z") String buildTime) {
    }

    @GET
    @PermitAll
    @NonBlocking
    @Operation(operationId = "getVersion", summary = "Say which build answers")
    @APIResponse(responseCode = "200", description = "Name, version and commit of the service.")
    public Version get() {
        return new Version(service.name(), service.version(), service.commit(), service.buildTime());
    }
}
