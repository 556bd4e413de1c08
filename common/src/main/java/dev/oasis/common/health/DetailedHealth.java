package dev.oasis.common.health;

import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What is answered. All but status and uptime is for operators alone.
 *
 * @param uptime seconds since the process began
 * @param services what the other services say of themselves, where this one answers for the platform
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DetailedHealth(
        @Schema(required = true, examples = "up") HealthStatus status,
        @Schema(required = true, examples = "86400") long uptime,
        @Schema(examples = "oasis-admin-api") String service,
        @Schema(examples = "0.1.0") String version,
        Map<String, PartReport> parts,
        Map<String, Map<String, Object>> services) {

    static DetailedHealth outcome(HealthStatus status, long uptime) {
        return new DetailedHealth(status, uptime, null, null, null, null);
    }
}
