package dev.oasis.common.health;

/**
 * What was found.
 *
 * @param detail a sentence for an operator; no secret in it
 */
public record PartState(HealthStatus status, String detail) {

    public static PartState up(String detail) {
        return new PartState(HealthStatus.UP, detail);
    }

    public static PartState degraded(String detail) {
        return new PartState(HealthStatus.DEGRADED, detail);
    }

    public static PartState down(String detail) {
        return new PartState(HealthStatus.DOWN, detail);
    }

    public static PartState off(String detail) {
        return new PartState(HealthStatus.OFF, detail);
    }
}
