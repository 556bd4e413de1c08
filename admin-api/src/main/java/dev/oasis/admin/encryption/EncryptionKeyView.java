package dev.oasis.admin.encryption;

/**
 * A key, without itself.
 *
 * @param configured whether this service has it; without it, what it sealed cannot be opened
 * @param active whether it seals
 * @param secrets how many stored secrets it has sealed; with none it can be taken out of the configuration
 */
public record EncryptionKeyView(String id, boolean configured, boolean active, long secrets) {
}
