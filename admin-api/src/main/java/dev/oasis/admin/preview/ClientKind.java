package dev.oasis.admin.preview;

/**
 * What clients have in common.
 *
 * @param version as counters name it, {@code other} for what the app never released
 * @param platform wire name of a platform or of an operating system; empty when it is not known
 */
record ClientKind(String channel, String version, String platform) {
}
