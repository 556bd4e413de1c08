package dev.oasis.common.health;

import java.util.Map;

/**
 * A service as it is at some moment.
 *
 * @param status {@code up}; {@code degraded} when it answers but a part of it does not; {@code down} when it is not ready
 */
public record ServiceReport(HealthStatus status, Map<String, PartReport> parts) {
}
