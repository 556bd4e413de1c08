package dev.oasis.ingest.status;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Tells providers in a few lanes, so that a slow one does not keep the others waiting. A lane begins when there may be
 * something to tell, and ends when there is nothing. Each has a Vert.x context of its own, and so sessions of its own.
 */
@ApplicationScoped
public class StatusWorkers {

    private static final Logger LOG = Logger.getLogger(StatusWorkers.class);

    private final StatusQueue queue;
    private final StatusReporting reporting;
    private final StatusConfig config;
    private final Vertx vertx;
    private final AtomicInteger lanes = new AtomicInteger();
    private volatile boolean stopped;

    StatusWorkers(StatusQueue queue, StatusReporting reporting, StatusConfig config, Vertx vertx) {
        this.queue = queue;
        this.reporting = reporting;
        this.config = config;
        this.vertx = vertx;
        this.stopped = !config.enabled();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** Sees what is tried again, and what another process has left behind. */
    @Scheduled(every = "1s", delayed = "1s", identity = "provider-statuses")
    void look() {
        wake();
    }

    /** To be called when there may be something to tell; returns at once. */
    void wake() {
        int running = lanes.get();
        if (stopped || running >= config.lanes() || !lanes.compareAndSet(running, running + 1)) {
            return;
        }
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(ignored -> lane(context).subscribe().with(done -> lanes.decrementAndGet(), failure -> {
            LOG.debugf("Telling providers has to wait: %s", failure.getMessage());
            lanes.decrementAndGet();
        }));
    }

    private Uni<Void> lane(Context context) {
        return Uni.createFrom().deferred(() -> queue.claim(config.lease()).flatMap(due -> due
                .map(report -> {
                    // Where there is one there may be more.
                    wake();
                    return reporting.report(report, context).replaceWith(true);
                }).orElseGet(() -> Uni.createFrom().item(false))))
                .repeat().whilst(found -> found && !stopped).collect().last().replaceWithVoid();
    }
}
