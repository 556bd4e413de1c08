package dev.oasis.update.outflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

/**
 * Puts records into Kafka's or the spool's keeping. While the spool holds anything or Kafka has just failed, new events go
 * into the spool: so those of one key stay in order, and nobody waits for a broker that is known to be away. Blocking, for
 * worker threads; safe for use by several.
 */
public final class Outflow {

    private static final Logger LOG = Logger.getLogger(Outflow.class);

    private final RecordSender kafka;
    private final SpoolDirectory spool;
    private volatile boolean kafkaAnswers = true;
    // Not known yet: an earlier process may have left something.
    private volatile boolean spoolEmpty;
    private volatile boolean spoolFails;

    public Outflow(RecordSender kafka, SpoolDirectory spool) {
        this.kafka = kafka;
        this.spool = spool;
    }

    /**
     * Returns when all records are safe.
     *
     * @throws IOException when Kafka is away and the spool cannot take them
     */
    public void deliver(List<OutgoingRecord> records) throws IOException {
        int acknowledged = kafkaAnswers && spoolEmpty ? offer(records) : 0;
        if (acknowledged < records.size()) {
            keepWithinLimit(records.subList(acknowledged, records.size()));
        }
    }

    /** Puts records into the spool without asking Kafka, and beyond the limit of the spool if need be. */
    public synchronized void keep(List<OutgoingRecord> records) throws IOException {
        spoolEmpty = false;
        spool.appendBeyondLimit(records);
    }

    private synchronized void keepWithinLimit(List<OutgoingRecord> records) throws IOException {
        spoolEmpty = false;
        spool.append(records);
    }

    /** How much waits on disk. */
    long spooledBytes() throws IOException {
        return spool.size();
    }

    /** How many of the records Kafka has acknowledged; the others stay with the caller. */
    public int offer(List<OutgoingRecord> records) {
        int acknowledged = kafka.send(records);
        kafkaAnswers = acknowledged == records.size();
        return acknowledged;
    }

    /** Sends what the spool holds and sets aside files that are damaged. False when something is left to send. */
    public boolean emptySpool() {
        try {
            Optional<Path> oldest = next();
            while (oldest.isPresent()) {
                if (!send(oldest.get())) {
                    return false;
                }
                oldest = next();
            }
            spoolFails = false;
            return true;
        } catch (IOException failure) {
            // It is tried each second; once is enough to say so.
            LOG.logf(spoolFails ? Logger.Level.DEBUG : Logger.Level.ERROR, failure, "The spool cannot be emptied");
            spoolFails = true;
            return false;
        }
    }

    private synchronized Optional<Path> next() throws IOException {
        Optional<Path> oldest = spool.oldest();
        spoolEmpty = oldest.isEmpty();
        return oldest;
    }

    private boolean send(Path file) throws IOException {
        SpoolContent content = read(file);
        List<OutgoingRecord> records = content.records();
        if (!records.isEmpty() && offer(records) < records.size()) {
            return false;
        }
        if (content.damaged()) {
            LOG.errorf("The spool was damaged: %d records are in Kafka, look for others in %s", records.size(),
                    spool.setAside(file));
        } else {
            spool.delete(file);
            LOG.infof("%d records that waited on disk are in Kafka", records.size());
        }
        return true;
    }

    private SpoolContent read(Path file) {
        try {
            return spool.read(file);
        } catch (IOException failure) {
            LOG.errorf(failure, "%s cannot be read", file);
            return SpoolContent.UNREADABLE;
        }
    }
}
