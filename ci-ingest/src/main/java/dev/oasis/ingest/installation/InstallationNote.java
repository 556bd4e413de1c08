package dev.oasis.ingest.installation;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What the audit trail tells of it.
 *
 * @param alarm of the integration from then on; null while all is well
 */
@RegisterForReflection // becomes a JSON tree in a place that the native build cannot see through
public record InstallationNote(String installation, String account, String change, String alarm) {
}
