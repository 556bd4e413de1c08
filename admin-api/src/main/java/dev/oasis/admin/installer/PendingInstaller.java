package dev.oasis.admin.installer;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An installer whose bytes are still to come, and the key under which they are expected. */
@RegisterForReflection // becomes a JSON tree in a place that the native build cannot see through
public record PendingInstaller(String installerId, String r2Key) {
}
