package dev.oasis.admin.artifact;

import java.time.Instant;
import java.util.Map;

import dev.oasis.common.catalog.artifact.Artifact;
import dev.oasis.common.storage.PresignedRequest;

/** Where and how to upload, and the artifact to confirm afterwards. */
public record PresignedArtifactView(String artifactId, String r2Key, String presignedUrl, String method,
        Map<String, String> headers, Instant expiresAt) {

    static PresignedArtifactView of(Artifact artifact, PresignedRequest upload) {
        return new PresignedArtifactView(artifact.id, artifact.objectKey, upload.url().toString(), upload.method(),
                upload.headers(), upload.expiresAt());
    }
}
