package dev.oasis.ingest.webhook.receipt;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.ProblemCode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** How deliveries are answered, and how fast. */
@ApplicationScoped
class ReceptionMetrics {

    private static final String NAME = "oasis.webhooks.deliveries";
    private static final int SERVER_ERROR = 500;
    /** What providers are promised. */
    private static final Duration PROMISED = Duration.ofMillis(100);

    private final MeterRegistry meters;

    ReceptionMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void accepted(boolean duplicate, long begun) {
        record(duplicate ? "duplicate" : "accepted", "", begun);
    }

    void refused(ProblemCode code, long begun) {
        record(code.status() >= SERVER_ERROR ? "unavailable" : "refused", code.wireName(), begun);
    }

    private void record(String outcome, String code, long begun) {
        Timer.builder(NAME).tags("outcome", outcome, "code", code).serviceLevelObjectives(PROMISED, PROMISED.multipliedBy(10))
                .register(meters).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
}
