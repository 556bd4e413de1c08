package dev.oasis.common.health;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

/**
 * Looks at all parts of this service at the same time. What was found is kept for two seconds, so that no number of questions
 * becomes a load on the parts.
 */
@ApplicationScoped
public class ServiceHealth {

    private static final Logger LOG = Logger.getLogger(ServiceHealth.class);
    private static final Duration KEPT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<HealthPart> parts;
    private final ServiceReadiness readiness;
    private final KeptAnswer<ServiceReport> report;

    ServiceHealth(@All List<HealthPart> parts, ServiceReadiness readiness) {
        this.parts = parts;
        this.readiness = readiness;
        this.report = new KeptAnswer<>(KEPT, this::examine);
    }

    /** Never fails. */
    public Uni<ServiceReport> report() {
        return report.get();
    }

    private Uni<ServiceReport> examine() {
        Map<String, PartReport> reports = new TreeMap<>();
        List<Uni<Void>> looks = parts.stream().map(part -> look(part)
                .invoke(found -> {
                    // The looks end on different threads.
                    synchronized (reports) {
                        reports.put(part.name(), found);
                    }
                }).replaceWithVoid()).toList();
        Uni<?> all = looks.isEmpty() ? Uni.createFrom().voidItem() : Uni.join().all(looks).andFailFast();
        return all.flatMap(done -> ready()).map(ready -> new ServiceReport(overall(ready, reports), reports));
    }

    private static Uni<PartReport> look(HealthPart part) {
        long start = System.nanoTime();
        return Uni.createFrom().deferred(part::look)
                .ifNoItem().after(PATIENCE).fail()
                .onFailure().invoke(failure -> LOG.debugf(failure, "%s is not well", part.name()))
                .onFailure().recoverWithItem(failure -> PartState.down(part.advice()))
                .map(state -> new PartReport(state.status(), Duration.ofNanos(System.nanoTime() - start).toMillis(),
                        state.detail()));
    }

    private Uni<Boolean> ready() {
        return readiness.isReady().ifNoItem().after(PATIENCE).fail().onFailure().recoverWithItem(false);
    }

    private static HealthStatus overall(boolean ready, Map<String, PartReport> reports) {
        if (!ready) {
            return HealthStatus.DOWN;
        }
        boolean well = reports.values().stream().allMatch(part -> part.status().compareTo(HealthStatus.UP) <= 0);
        return well ? HealthStatus.UP : HealthStatus.DEGRADED;
    }
}
