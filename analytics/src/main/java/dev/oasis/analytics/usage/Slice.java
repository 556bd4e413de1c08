package dev.oasis.analytics.usage;

import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Consecutive readable records of a partition, which are counted in one transaction.
 *
 * @param nextOffset behind the last record, unreadable ones included
 */
record Slice(TopicPartition partition, List<Received> records, long nextOffset) {

    Slice {
        records = List.copyOf(records);
    }

    /** What the records from an offset on contribute. */
    List<Contribution> from(long offset) {
        return records.stream().filter(received -> received.record().offset() >= offset).map(Received::contribution).toList();
    }

    Slice firstHalf() {
        int half = records.size() / 2;
        return new Slice(partition, records.subList(0, half), records.get(half - 1).record().offset() + 1);
    }

    Slice secondHalf() {
        return new Slice(partition, records.subList(records.size() / 2, records.size()), nextOffset);
    }

    Slice withoutRecords() {
        return new Slice(partition, List.of(), nextOffset);
    }

    /** A record as it came, with what was read in it. */
    record Received(ConsumerRecord<byte[], byte[]> record, Contribution contribution) {
    }
}
