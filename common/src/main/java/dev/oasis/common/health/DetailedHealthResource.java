package dev.oasis.common.health;

import java.lang.management.ManagementFactory;
import java.util.Locale;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;

/** {@code /health/detailed}: open to everybody, so it tells the outcome and nothing of our inside. */
@Path("/health/detailed")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health")
public class DetailedHealthResource {

    private static final long MILLIS_PER_SECOND = 1000;

    private final SmallRyeHealthReporter reporter;

    public DetailedHealthResource(SmallRyeHealthReporter reporter) {
        this.reporter = reporter;
    }

    /**
     * @param status {@code up} or {@code down}, as readiness has it
     * @param uptime seconds since the process began
     */
    public record DetailedHealth(String status, long uptime) {
    }

    @GET
    @PermitAll
    @Operation(operationId = "healthDetailed", summary = "Say how the service is")
    public Uni<DetailedHealth> get() {
        return reporter.getReadinessAsync().map(health -> new DetailedHealth(
                health.getPayload().getString("status").toLowerCase(Locale.ROOT),
                ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_PER_SECOND));
    }
}
