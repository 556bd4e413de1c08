package dev.oasis.admin.artifact;

import java.time.Instant;
import java.util.Map;

/**
 * A {@link PendingArtifact} and how its bytes are to be sent, as one answer. It is put together as JSON, because only its
 * first half may be remembered; this says to readers of the OpenAPI document what it comes to.
 */
record PresignedArtifact(String artifactId, String r2Key, String presignedUrl, String method, Map<String, String> headers,
        Instant expiresAt) {
}
