package dev.oasis.admin.upload;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.oasis.common.idempotency.Created;
import dev.oasis.common.storage.PresignedRequest;
import dev.oasis.common.storage.Presigner;
import dev.oasis.common.storage.Upload;

/**
 * Adds to a pending artifact or installer how its bytes are to be sent. Signed anew for each answer: a presigned address lets
 * its holder write, so it is never kept, and a repeated call deserves one that has not expired.
 */
@ApplicationScoped
public class UploadInstructions {

    private final Presigner presigner;
    private final ObjectMapper json;

    public UploadInstructions(Presigner presigner, ObjectMapper json) {
        this.presigner = presigner;
        this.json = json;
    }

    public Created addTo(Created pending, Optional<Long> size, Optional<String> contentType) {
        String key = pending.body().required("r2Key").asText();
        PresignedRequest upload = presigner.put(new Upload(key, size, Optional.empty(), contentType));
        ObjectNode body = ((ObjectNode) pending.body().deepCopy())
                .put("presignedUrl", upload.url().toString())
                .put("method", upload.method());
        body.set("headers", json.<JsonNode> valueToTree(upload.headers()));
        body.set("expiresAt", json.<JsonNode> valueToTree(upload.expiresAt()));
        return pending.with(body);
    }
}
