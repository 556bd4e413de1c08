package dev.oasis.admin.preview;

/**
 * How often clients of one kind have asked.
 *
 * @param version as counters name it, {@code other} for what the app never released
 * @param platform wire name of a platform or of an operating system; empty when it is not known
 */
record CheckCount(String channel, String version, String platform, long checks) {
}
