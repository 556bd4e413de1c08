package dev.oasis.common.worker;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/**
 * Runs blocking calls off the event loop, at most {@code threads} at a time; the rest wait their turn. The result comes back
 * on the Vert.x context from which the work was asked for, where a Hibernate session may be used again.
 */
public final class BoundedWorker {

    private static final long WARN_AFTER_MINUTES = 10;

    private final WorkerExecutor executor;

    public BoundedWorker(Vertx vertx, String name, int threads) {
        this.executor = vertx.createSharedWorkerExecutor(name, threads, WARN_AFTER_MINUTES, TimeUnit.MINUTES);
    }

    public <T> Uni<T> run(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> executor.executeBlocking(work, false).toCompletionStage());
    }
}
