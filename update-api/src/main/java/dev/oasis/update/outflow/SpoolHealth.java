package dev.oasis.update.outflow;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.health.HealthPart;
import dev.oasis.common.health.PartState;
import dev.oasis.common.worker.BoundedWorker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** What waits on disk for Kafka. */
@ApplicationScoped
public class SpoolHealth implements HealthPart {

    private final Outflow outflow;
    private final BoundedWorker worker;

    public SpoolHealth(Outflow outflow, Vertx vertx) {
        this.outflow = outflow;
        this.worker = new BoundedWorker(vertx, "spool-health", 1);
    }

    @Override
    public String name() {
        return "spool";
    }

    @Override
    public Uni<PartState> look() {
        return worker.run(() -> judge(outflow.spooledBytes()));
    }

    static PartState judge(long bytes) {
        return bytes == 0 ? PartState.up("Nothing waits on disk.")
                : PartState.degraded(bytes + " bytes wait on disk for Kafka; they leave when it answers again.");
    }

    @Override
    public String advice() {
        return "The spool cannot be read; see that oasis.update.data-dir exists and may be written.";
    }
}
