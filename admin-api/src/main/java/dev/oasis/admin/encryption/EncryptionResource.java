package dev.oasis.admin.encryption;

import java.util.Set;
import java.util.TreeSet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.oasis.common.crypto.seal.SecretSealer;
import dev.oasis.common.identity.Scope;
import dev.oasis.common.paging.Page;
import io.smallrye.mutiny.Uni;

/** {@code /admin/encryption-keys} */
@Path("/admin/encryption-keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Encryption keys")
@RolesAllowed(Scope.OWNER_NAME)
public class EncryptionResource {

    private final SealedRows rows;
    private final SecretSealer sealer;

    EncryptionResource(SealedRows rows, SecretSealer sealer) {
        this.rows = rows;
        this.sealer = sealer;
    }

    /** The configured keys and those that stored secrets need, all on one page. */
    @GET
    @Operation(operationId = "listEncryptionKeys", summary = "List the keys that encrypt stored secrets")
    public Uni<Page<EncryptionKeyView>> list() {
        return rows.byKey().map(counts -> {
            Set<String> ids = new TreeSet<>(counts.keySet());
            ids.addAll(sealer.keyIds());
            return new Page<>(ids.stream().map(id -> new EncryptionKeyView(id, sealer.keyIds().contains(id),
                    sealer.activeKey().filter(id::equals).isPresent(), counts.getOrDefault(id, 0L))).toList(), null);
        });
    }
}
