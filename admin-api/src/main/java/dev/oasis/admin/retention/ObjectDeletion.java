package dev.oasis.admin.retention;

import java.util.Collections;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.storage.ObjectStorage;
import dev.oasis.common.storage.StorageConfig;
import dev.oasis.common.worker.BoundedWorker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * Deletes what the queue gives up. Several replicas may do it at once. While the storage is away rows wait, each longer than
 * the time before; a row that fails for good hinders no other.
 */
@ApplicationScoped
public class ObjectDeletion {

    private static final Logger LOG = Logger.getLogger(ObjectDeletion.class);
    private static final int LANES = 4;
    /** From here on a failure is worth a line in the log: shorter outages heal unseen. */
    private static final int LOUD_ATTEMPTS = 3;

    private final Waiting waiting = new Waiting(LOG, "Deleting objects");
    private final DeletionQueue queue;
    private final ObjectStorage storage;
    private final StorageConfig config;
    private final BoundedWorker worker;
    private final Counter deleted;
    private final Counter failed;

    public ObjectDeletion(DeletionQueue queue, ObjectStorage storage, StorageConfig config, Vertx vertx, MeterRegistry meters) {
        this.queue = queue;
        this.storage = storage;
        this.config = config;
        this.worker = new BoundedWorker(vertx, "object-deletion", LANES);
        this.deleted = meters.counter("oasis.retention.deletions", "outcome", "deleted");
        this.failed = meters.counter("oasis.retention.deletions", "outcome", "failed");
    }

    @Scheduled(every = "5s", delayed = "5s", identity = "object-deletion", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return config.bucket().isEmpty() ? Uni.createFrom().voidItem() : deleteDue();
    }

    private Uni<Void> deleteDue() {
        return waiting.unlessDone(Uni.join().all(Collections.nCopies(LANES, Uni.createFrom().deferred(this::lane)))
                .andCollectFailures());
    }

    // A lane ends at the first failure too: if the storage is away, the next run is early enough.
    private Uni<Void> lane() {
        return Uni.createFrom().deferred(queue::take).flatMap(taken -> taken.condemned().map(this::delete)
                .orElseGet(() -> Uni.createFrom().item(taken.found())))
                .repeat().until(more -> !more).collect().last().replaceWithVoid();
    }

    private Uni<Boolean> delete(DueObject due) {
        return worker.run(() -> {
            storage.delete(due.key());
            return due;
        }).flatMap(queue::deleted).invoke(() -> deleted.increment()).replaceWith(true)
                .onFailure().recoverWithUni(failure -> note(due, failure).replaceWith(false));
    }

    private Uni<Void> note(DueObject due, Throwable failure) {
        failed.increment();
        if (due.attempts() >= LOUD_ATTEMPTS) {
            LOG.warnf("Object %s could not be deleted in %d attempts: %s", due.key(), due.attempts(), failure.getMessage());
        }
        return queue.failed(due, failure);
    }
}
