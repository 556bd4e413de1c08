package dev.oasis.common.health;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.oasis.common.health.PlatformHealth.Credentials;
import dev.oasis.common.openapi.ProblemGroup;
import dev.oasis.common.openapi.Problems;
import dev.oasis.common.version.ServiceVersion;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** {@code /health/detailed}: the outcome for everybody, what it is made of for operators. */
@Path("/health/detailed")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health")
public class DetailedHealthResource {

    private static final long MILLIS_PER_SECOND = 1000;

    private final ServiceHealth health;
    private final Instance<PlatformHealth> platform;
    private final Operators operators;
    private final ServiceVersion version;

    public DetailedHealthResource(ServiceHealth health, Instance<PlatformHealth> platform, Operators operators,
            ServiceVersion version) {
        this.health = health;
        this.platform = platform;
        this.operators = operators;
        this.version = version;
    }

    @GET
    @PermitAll
    @Operation(operationId = "getDetailedHealth", summary = "Say how the service and what it stands on are")
    @APIResponse(responseCode = "200", description = "Status and uptime; all the rest with credentials that may read all apps.")
    @Problems(of = ProblemGroup.CREDENTIALS)
    public Uni<DetailedHealth> get(RoutingContext context) {
        return operators.isOperator(context).flatMap(operator -> {
            Optional<Credentials> credentials = operator ? Optional.of(credentialsOf(context)) : Optional.empty();
            return Uni.combine().all().unis(health.report(), services(credentials)).asTuple()
                    .map(found -> operator ? whole(found.getItem1(), found.getItem2())
                            : DetailedHealth.outcome(overall(found.getItem1(), found.getItem2()), uptime()));
        });
    }

    private Uni<Map<String, Map<String, Object>>> services(Optional<Credentials> credentials) {
        return platform.isResolvable() ? platform.get().services(credentials) : Uni.createFrom().item(Map.of());
    }

    private DetailedHealth whole(ServiceReport report, Map<String, Map<String, Object>> services) {
        return new DetailedHealth(overall(report, services), uptime(), version.name(), version.version(), report.parts(),
                services.isEmpty() ? null : services);
    }

    /** One service that is not up degrades the platform; only this one can take it down. */
    private static HealthStatus overall(ServiceReport own, Map<String, Map<String, Object>> services) {
        Collection<Map<String, Object>> others = services.values();
        HealthStatus theirs = others.stream().allMatch(other -> HealthStatus.UP.wireName().equals(other.get("status")))
                ? HealthStatus.UP
                : HealthStatus.DEGRADED;
        return Stream.of(own.status(), theirs).max(HealthStatus::compareTo).orElseThrow();
    }

    private static Credentials credentialsOf(RoutingContext context) {
        return new Credentials(context.request().getHeader(HttpHeaders.AUTHORIZATION),
                context.request().getHeader(HttpHeaders.COOKIE));
    }

    private static long uptime() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_PER_SECOND;
    }
}
