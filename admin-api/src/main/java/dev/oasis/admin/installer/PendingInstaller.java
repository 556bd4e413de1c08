package dev.oasis.admin.installer;

/** An installer whose bytes are still to come, and the key under which they are expected. */
public record PendingInstaller(String installerId, String r2Key) {
}
