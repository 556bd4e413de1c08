package dev.oasis.admin.artifact;

/** An artifact whose bytes are still to come, and the key under which they are expected. */
public record PendingArtifact(String artifactId, String r2Key) {
}
