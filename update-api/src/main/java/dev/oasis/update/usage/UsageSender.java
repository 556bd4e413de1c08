package dev.oasis.update.usage;

import java.time.Duration;
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
 * Sends what was counted: once a second while Kafka takes it and less often when it is much, at drain a last time, and what is
 * left then goes into the spool
 * for the next start.
 */
@ApplicationScoped
public class UsageSender {

    private static final Logger LOG = Logger.getLogger(UsageSender.class);
    private static final Actor SELF = new Actor("update-api", "update-api", "", "");
    private static final int PERIOD_MS = 1_000;
    private static final int MAX_PERIOD_MS = 10_000;
    private static final Duration DRAIN = Duration.ofSeconds(5);

    private final Outflow outflow;
    private final Vertx vertx;
    private final BoundedWorker worker;
    private final UsageDelivery delivery;
    private volatile boolean stopped;

    public UsageSender(UsageCounters counters, SeenClients clients, Outflow outflow, EventCodec codec, Vertx vertx) {
        this.outflow = outflow;
        this.vertx = vertx;
        this.worker = new BoundedWorker(vertx, "usage", 1);
        this.delivery = new UsageDelivery(counters, clients, new UsageDeltas(Ulid.next(), delta -> write(codec, delta)),
                outflow);
    }

    void start(@Observes StartupEvent event) {
        vertx.getOrCreateContext().runOnContext(ignored -> next());
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        CompletableFuture<Void> last = worker.run(this::drain).subscribeAsCompletionStage();
        try {
            last.get(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException away) {
            LOG.debugf(away, "Kafka did not take the last counts in time");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        delivery.keepRest();
    }

    private void next() {
        if (!stopped) {
            // One after the other: a call that waits for a broker must not be overtaken.
            worker.run(this::flush).onFailure().invoke(failure -> LOG.warnf(failure, "Counts could not be sent"))
                    .subscribe().with(ignored -> nextLater(), failure -> nextLater());
        }
    }

    private void nextLater() {
        vertx.setTimer(period(delivery.lastCut()), timer -> next());
    }

    /**
     * Milliseconds until counters are sent again: one for each, within bounds. So a replica that counts for thousands of apps
     * does not write them all again each second, nor analytics add them up.
     */
    static int period(int counters) {
        return Math.max(PERIOD_MS, Math.min(MAX_PERIOD_MS, counters));
    }

    // Neither waits for the other to succeed: what cannot leave the spool must not hold up what is counted.
    private boolean flush() {
        boolean countsSent = delivery.send();
        return outflow.emptySpool() && countsSent;
    }

    private Void drain() {
        delivery.drain(DRAIN);
        return null;
    }

    private static OutgoingRecord write(EventCodec codec, UsageDelta delta) {
        return OutgoingRecord.of(codec.event(UsageDelta.TYPE, delta.bootId(), SELF, delta), codec);
    }
}
