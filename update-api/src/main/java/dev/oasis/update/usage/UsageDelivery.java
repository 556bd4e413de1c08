package dev.oasis.update.usage;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.jboss.logging.Logger;

import dev.oasis.common.events.UsageCount;
import dev.oasis.update.outflow.Outflow;
import dev.oasis.update.outflow.OutgoingRecord;

/**
 * Brings what was counted into Kafka's keeping, and at the end the rest into the spool's. Blocking, for worker threads; sending
 * is for one thread at a time, keeping the rest for any.
 */
final class UsageDelivery {

    private static final Logger LOG = Logger.getLogger(UsageDelivery.class);

    private final UsageCounters counters;
    private final SeenClients clients;
    private final UsageDeltas deltas;
    private final Outflow outflow;
    private boolean closed;
    private volatile int lastCut;

    UsageDelivery(UsageCounters counters, SeenClients clients, UsageDeltas deltas, Outflow outflow) {
        this.counters = counters;
        this.clients = clients;
        this.deltas = deltas;
        this.outflow = outflow;
    }

    /** Sends what was cut before, else what was counted since. False when Kafka did not take all of it. */
    boolean send() {
        List<OutgoingRecord> unsent = unsent();
        if (unsent.isEmpty()) {
            return true;
        }
        int acknowledged = outflow.offer(unsent);
        synchronized (deltas) {
            deltas.acknowledged(acknowledged);
        }
        return acknowledged == unsent.size();
    }

    /** How many counters had grown when they were looked at last. */
    int lastCut() {
        return lastCut;
    }

    /** Sends until nothing is left, Kafka fails or the time is over: behind an old cut there is what was counted after it. */
    void drain(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        boolean taken = true;
        while (taken && !unsent().isEmpty() && System.nanoTime() < end) {
            taken = send();
        }
    }

    /**
     * Puts into the spool whatever is not acknowledged yet; afterwards nothing is cut any more. A call that still waits for the
     * broker may get these records through as well: their numbers make them count once.
     */
    void keepRest() {
        List<OutgoingRecord> rest;
        synchronized (deltas) {
            closed = true;
            cut();
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

    private List<OutgoingRecord> unsent() {
        synchronized (deltas) {
            if (deltas.isEmpty() && !closed) {
                cut();
            }
            return deltas.unsent();
        }
    }

    private void cut() {
        long hour = UsageCounting.currentHour();
        List<UsageCount> counts = counters.take(hour);
        lastCut = counts.size();
        deltas.add(counts);
        deltas.addClients(clients.take(UsageCounting.dayOf(hour)));
    }
}
