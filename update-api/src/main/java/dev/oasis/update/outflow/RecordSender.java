package dev.oasis.update.outflow;

import java.util.List;

/** Brings records to the broker. Blocks; worker threads only. */
@FunctionalInterface
public interface RecordSender {

    /** How many records, counted from the first, are acknowledged. */
    int send(List<OutgoingRecord> records);
}
