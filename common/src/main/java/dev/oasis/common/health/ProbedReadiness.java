package dev.oasis.common.health;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;

/** The word of {@code /health/ready}. */
@ApplicationScoped
class ProbedReadiness implements ServiceReadiness {

    private static final String UP = "UP";

    private final SmallRyeHealthReporter reporter;

    ProbedReadiness(SmallRyeHealthReporter reporter) {
        this.reporter = reporter;
    }

    @Override
    public Uni<Boolean> isReady() {
        return reporter.getReadinessAsync().map(health -> UP.equals(health.getPayload().getString("status")));
    }
}
