package dev.oasis.common.storage;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.health.HealthPart;
import dev.oasis.common.health.PartState;
import dev.oasis.common.worker.BoundedWorker;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Whether the bucket can be reached with our credentials. */
@ApplicationScoped
public class StorageHealth implements HealthPart {

    private final StorageConfig config;
    private final ObjectStorage storage;
    private final BoundedWorker worker;

    public StorageHealth(StorageConfig config, ObjectStorage storage, Vertx vertx) {
        this.config = config;
        this.storage = storage;
        this.worker = new BoundedWorker(vertx, "storage-health", 1);
    }

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public Uni<PartState> look() {
        if (config.bucket().isEmpty()) {
            return Uni.createFrom().item(PartState.off("No bucket is configured; presigning and object keys answer 503."));
        }
        return worker.run(() -> {
            storage.reachBucket();
            return PartState.up("The bucket " + config.bucket().get() + " answers.");
        });
    }

    @Override
    public String advice() {
        return "The bucket does not answer, or refuses us; see oasis.storage.endpoint, bucket and the credentials. Update "
                + "checks go on, downloads and uploads fail.";
    }
}
