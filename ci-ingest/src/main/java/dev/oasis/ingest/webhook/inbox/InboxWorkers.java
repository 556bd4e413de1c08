package dev.oasis.ingest.webhook.inbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import dev.oasis.ingest.webhook.WebhookConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Works the inbox off in a few lanes. A lane begins when something has come in, or once a second, and goes on while it finds
 * something; a full batch brings another lane along. Each lane has a Vert.x context of its own and so a session of its own.
 */
@ApplicationScoped
public class InboxWorkers {

    private static final Logger LOG = Logger.getLogger(InboxWorkers.class);
    private static final Duration HOLDING_BACK = Duration.ofMillis(100);

    private final WorkQueue queue;
    private final EventProcessing processing;
    private final InboxPressure pressure;
    private final WebhookConfig.Work config;
    private final Vertx vertx;
    private final AtomicInteger lanes = new AtomicInteger();
    private volatile boolean stopped;
    private volatile boolean asked;

    InboxWorkers(WorkQueue queue, EventProcessing processing, InboxPressure pressure, WebhookConfig config,
            Vertx vertx) {
        this.queue = queue;
        this.processing = processing;
        this.pressure = pressure;
        this.config = config.work();
        this.vertx = vertx;
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** Sees what comes in elsewhere, what is tried again and what another worker has left behind. */
    @Scheduled(every = "1s", delayed = "1s", identity = "webhook-inbox")
    void look() {
        wake();
    }

    /** To be called when something has come in; returns at once. */
    public void wake() {
        asked = true;
        // One lane is enough to see whether more are needed.
        beginLane(1);
    }

    private void beginLane(int most) {
        int running = lanes.get();
        if (stopped || running >= Math.min(most, config.lanes()) || !lanes.compareAndSet(running, running + 1)) {
            return;
        }
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(ignored -> lane().subscribe().with(done -> ended(), failure -> {
            LOG.debugf("The inbox has to wait: %s", failure.getMessage());
            asked = false;
            ended();
        }));
    }

    // Who asked after this lane's last look but before its end started none of their own.
    private void ended() {
        lanes.decrementAndGet();
        if (asked) {
            beginLane(1);
        }
    }

    private Uni<Void> lane() {
        return Uni.createFrom().deferred(this::batch).repeat().whilst(found -> found > 0 && !stopped).collect().last()
                .replaceWithVoid();
    }

    private Uni<Integer> batch() {
        asked = false;
        return queue.claim().call(events -> {
            if (events.size() == config.batch() && !pressure.isHigh()) {
                beginLane(config.lanes());
            }
            return each(events);
        }).map(List::size);
    }

    private Uni<Void> each(List<ClaimedEvent> events) {
        return Multi.createFrom().iterable(events).onItem().transformToUniAndConcatenate(this::process).collect().last()
                .replaceWithVoid();
    }

    // Under pressure each lane goes on slowly; a batch must still end within its lease.
    private Uni<Void> process(ClaimedEvent event) {
        if (!pressure.isHigh()) {
            return processing.process(event);
        }
        Context context = Vertx.currentContext();
        return Uni.createFrom().voidItem().onItem().delayIt().by(HOLDING_BACK)
                .emitOn(command -> context.runOnContext(ignored -> command.run()))
                .chain(() -> processing.process(event));
    }
}
