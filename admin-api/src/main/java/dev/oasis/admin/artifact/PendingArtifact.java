package dev.oasis.admin.artifact;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An artifact whose bytes are still to come, and the key under which they are expected. */
@RegisterForReflection // becomes a JSON tree in a place that the native build cannot see through
public record PendingArtifact(String artifactId, String r2Key) {
}
