package dev.oasis.update.event;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.events.ClientEvent;
import dev.oasis.common.events.EventCodec;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.worker.BoundedWorker;
import dev.oasis.update.outflow.Outflow;
import dev.oasis.update.outflow.OutgoingRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Brings client events to safety, many at a time: one fsync or one round trip serves all that wait. */
@ApplicationScoped
public class ClientEvents {

    private static final int MAX_WAITING = 10_000;
    private static final int BATCH = 500;

    private final Outflow outflow;
    private final EventCodec codec;
    private final BoundedWorker worker;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(MAX_WAITING);
    private final AtomicBoolean working = new AtomicBoolean();

    public ClientEvents(Outflow outflow, EventCodec codec, Vertx vertx) {
        this.outflow = outflow;
        this.codec = codec;
        this.worker = new BoundedWorker(vertx, "client-events", 1);
    }

    /**
     * Completes when the event is safe.
     *
     * @throws Problem {@code service_unavailable}, in the Uni, when neither Kafka nor the disk takes it
     */
    public Uni<Void> accept(ClientEvent event, String traceId) {
        var actor = new Actor("client", "client", "", traceId);
        var entry = new Waiting(OutgoingRecord.of(codec.event(ClientEvent.TYPE, event.appId(), actor, event), codec),
                new CompletableFuture<>());
        if (!waiting.offer(entry)) {
            return Uni.createFrom().failure(overloaded(null));
        }
        work();
        return Uni.createFrom().completionStage(entry.safe());
    }

    private void work() {
        if (working.compareAndSet(false, true)) {
            worker.run(this::deliverAll).subscribe().with(ignored -> {
            });
        }
    }

    private Void deliverAll() {
        List<Waiting> batch = new ArrayList<>();
        while (waiting.drainTo(batch, BATCH) > 0) {
            deliver(batch);
            batch.clear();
        }
        working.set(false);
        // One that came in between the last look and the line above has nobody else to work for it.
        if (!waiting.isEmpty()) {
            work();
        }
        return null;
    }

    private void deliver(List<Waiting> batch) {
        try {
            outflow.deliver(batch.stream().map(Waiting::record).toList());
            batch.forEach(entry -> entry.safe().complete(null));
        } catch (IOException | RuntimeException failure) {
            batch.forEach(entry -> entry.safe().completeExceptionally(overloaded(failure)));
        }
    }

    private static Problem overloaded(Throwable cause) {
        return Problem.unavailable(ProblemCode.SERVICE_UNAVAILABLE, "The event was not kept; send it again later.", cause);
    }

    private record Waiting(OutgoingRecord record, CompletableFuture<Void> safe) {
    }
}
