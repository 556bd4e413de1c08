package dev.oasis.update.usage;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.UsageDelta;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.worker.BoundedWorker;
import dev.oasis.update.outflow.Outflow;
import dev.oasis.update.outflow.OutgoingRecord;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/**
 * Sends what was counted: once a second while Kafka takes it, at drain a last time, and if that fails into the spool for the
 * next start.
 */
@ApplicationScoped
public class UsageSender {

    private static final Logger LOG = Logger.getLogger(UsageSender.class);
    private static final Actor SELF = new Actor("update-api", "update-api", "", "");
    private static final long PERIOD_MS = 1_000;
    private static final long DRAIN_SECONDS = 5;

    private final UsageCounters counters;
    private final Outflow outflow;
    private final Vertx vertx;
    private final BoundedWorker worker;
    private final UsageDeltas deltas;
    private volatile boolean stopped;

    public UsageSender(UsageCounters counters, Outflow outflow, EventCodec codec, Vertx vertx) {
        this.counters = counters;
        this.outflow = outflow;
        this.vertx = vertx;
        this.worker = new BoundedWorker(vertx, "usage", 1);
        this.deltas = new UsageDeltas(Ulid.next(), delta -> write(codec, delta));
    }

    void start(@Observes StartupEvent event) {
        vertx.getOrCreateContext().runOnContext(ignored -> next());
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        CompletableFuture<Boolean> last = worker.run(this::flush).subscribeAsCompletionStage();
        try {
            if (last.get(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (TimeoutException | ExecutionException away) {
            LOG.debugf(away, "Kafka did not take the last counts in time");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        spoolRest();
    }

    private void next() {
        if (!stopped) {
            // One after the other: a call that waits for a broker must not be overtaken.
            worker.run(this::flush).onFailure().invoke(failure -> LOG.warnf(failure, "Counts could not be sent"))
                    .subscribe().with(ignored -> vertx.setTimer(PERIOD_MS, timer -> next()),
                            failure -> vertx.setTimer(PERIOD_MS, timer -> next()));
        }
    }

    /** False when something is left to send. */
    private boolean flush() {
        boolean spoolSent = outflow.emptySpool();
        List<OutgoingRecord> unsent = unsent();
        if (spoolSent && !unsent.isEmpty()) {
            int acknowledged = outflow.offer(unsent);
            synchronized (deltas) {
                deltas.acknowledged(acknowledged);
            }
            return acknowledged == unsent.size();
        }
        return spoolSent;
    }

    private List<OutgoingRecord> unsent() {
        synchronized (deltas) {
            if (deltas.isEmpty()) {
                deltas.add(counters.take(UsageCounting.currentHour()));
            }
            return deltas.unsent();
        }
    }

    // A call that still waits for the broker may get these records through as well: their numbers make them count once.
    private void spoolRest() {
        List<OutgoingRecord> rest;
        synchronized (deltas) {
            deltas.add(counters.take(UsageCounting.currentHour()));
            rest = deltas.unsent();
        }
        try {
            if (!rest.isEmpty()) {
                outflow.keep(rest);
            }
        } catch (IOException failure) {
            LOG.errorf(failure, "%d records of counts are lost: neither Kafka nor the data directory took them", rest.size());
        }
    }

    private static OutgoingRecord write(EventCodec codec, UsageDelta delta) {
        return OutgoingRecord.of(codec.event(UsageDelta.TYPE, delta.bootId(), SELF, delta), codec);
    }
}
