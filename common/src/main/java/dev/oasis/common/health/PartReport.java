package dev.oasis.common.health;

/**
 * A part as it is answered.
 *
 * @param latencyMs how long the look took
 */
public record PartReport(HealthStatus status, long latencyMs, String detail) {
}
