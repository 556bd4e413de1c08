package dev.oasis.update.routing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.oasis.update.UpdateApiConfig;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.ext.web.RoutingContext;

/**
 * Requests that are not answered in the moment in which they come: a body has to be read first, or the database asked. A stop
 * waits for them before the server closes its connections. For any thread.
 */
@Singleton
class UnfinishedRequests {

    private static final Logger LOG = Logger.getLogger(UnfinishedRequests.class);

    private final Duration patience;
    private int count;

    @Inject
    UnfinishedRequests(UpdateApiConfig config) {
        this(config.stopPatience());
    }

    UnfinishedRequests(Duration patience) {
        this.patience = patience;
    }

    /** Counts a request until it is answered or its connection is gone. */
    void begin(RoutingContext context) {
        begin();
        context.addEndHandler(ended -> end());
    }

    synchronized void begin() {
        count++;
    }

    synchronized void end() {
        count--;
        notifyAll();
    }

    // The last event before the server closes; ShutdownEvent comes after.
    void stop(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
        int left = awaitNone();
        if (left > 0) {
            LOG.warnf("%d request(s) are not answered after %s; their connections are closed", left, patience);
        }
    }

    /** Blocks until there are none or patience ends; answers how many are left. */
    synchronized int awaitNone() throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); count > 0 && left > 0; left = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return count;
    }
}
