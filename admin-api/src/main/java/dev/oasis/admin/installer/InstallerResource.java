package dev.oasis.admin.installer;

import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.admin.installer.InstallerAdministration.InstallerPath;
import dev.oasis.admin.upload.UploadInstructions;
import dev.oasis.common.catalog.artifact.InstallerView;
import dev.oasis.common.idempotency.Created;
import dev.oasis.common.idempotency.CreatedResponse;
import dev.oasis.common.idempotency.CreationRequest;
import dev.oasis.common.idempotency.Idempotency;
import dev.oasis.common.identity.CurrentCaller;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.paging.Page;
import io.smallrye.mutiny.Uni;

/** {@code /admin/apps/{app}/releases/{release}/installers} */
@Path("/admin/apps/{app}/releases/{release}/installers")
@Tag(name = "Installers")
@RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME })
public class InstallerResource {

    private final InstallerAdministration installers;
    private final ExternalInstallers external;
    private final UploadInstructions instructions;
    private final Idempotency idempotency;
    private final CurrentCaller current;
    private final ObjectMapper json;

    public InstallerResource(InstallerAdministration installers, ExternalInstallers external, UploadInstructions instructions,
            Idempotency idempotency, CurrentCaller current, ObjectMapper json) {
        this.installers = installers;
        this.external = external;
        this.instructions = instructions;
        this.idempotency = idempotency;
        this.current = current;
        this.json = json;
    }

    /** A release has one installer for a platform: all of them are one page. */
    @GET
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<Page<InstallerView>> list(String app, String release) {
        return installers.list(current.caller(), app, release).map(all -> new Page<>(all, null));
    }

    @GET
    @Path("{installer}")
    @RolesAllowed({ Scope.OWNER_NAME, Scope.ADMIN_NAME, Scope.CI_NAME, Scope.READ_NAME })
    public Uni<InstallerView> get(String app, String release, String installer) {
        return installers.get(current.caller(), new InstallerPath(app, release, installer));
    }

    /** Adds an installer that another host serves, on a host that the operator has allowed. */
    @POST
    public Uni<RestResponse<InstallerView>> addExternal(String app, String release,
            @Valid @NotNull AddExternalInstallerRequest request) {
        return external.add(current.caller(), app, release, request, current.actor())
                .map(installer -> CreatedResponse.of("/admin/apps/" + app + "/releases/" + release + "/installers/"
                        + installer.id(), installer));
    }

    @POST
    @Path("presign")
    public Uni<RestResponse<JsonNode>> presign(String app, String release, @Valid @NotNull PresignInstallerRequest request,
            @RestHeader("Idempotency-Key") Optional<String> key) {
        String path = "/admin/apps/" + app + "/releases/" + release + "/installers";
        return idempotency.once(new CreationRequest(current.caller().id(), key, "POST " + path + "/presign", request),
                () -> installers.expect(current.caller(), new InstallerPath(app, release, ""), request, current.actor())
                        .map(pending -> new Created(path + "/" + pending.installerId(), json.valueToTree(pending))))
                .map(pending -> instructions.addTo(pending, request.size(), request.contentType()))
                .map(CreatedResponse::of);
    }

    @POST
    @Path("{installer}/confirm")
    public Uni<InstallerView> confirm(String app, String release, String installer) {
        return installers.confirm(current.caller(), new InstallerPath(app, release, installer), current.actor());
    }

    @DELETE
    @Path("{installer}")
    @ResponseStatus(204)
    public Uni<Void> delete(String app, String release, String installer) {
        return installers.delete(current.caller(), new InstallerPath(app, release, installer), current.actor());
    }
}
