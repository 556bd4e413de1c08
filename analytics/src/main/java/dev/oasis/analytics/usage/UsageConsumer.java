package dev.oasis.analytics.usage;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import dev.oasis.common.events.UnreadableEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

/**
 * Takes batches from {@code oasis.updates.v1}, one after the other. Kafka's committed offset only says where to begin reading
 * again; the position in the database says what has been counted.
 */
@ApplicationScoped
public class UsageConsumer {

    private final RecordReader reader;
    private final UsageCounting counting;
    private final DeadLetters deadLetters;
    private final Patience patience;

    public UsageConsumer(RecordReader reader, UsageCounting counting, DeadLetters deadLetters, Patience patience) {
        this.reader = reader;
        this.counting = counting;
        this.deadLetters = deadLetters;
        this.patience = patience;
    }

    /** Ends when all of the batch is counted or on the dead-letter topic; it does not fail. */
    @Incoming("usage")
    public Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
        return Multi.createFrom().iterable(batch.partitions())
                .onItem().transformToUniAndConcatenate(partition -> consume(partition, batch.records(partition)))
                .collect().asList().replaceWithVoid();
    }

    private Uni<Void> consume(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        List<Slice.Received> readable = new ArrayList<>();
        Uni<Void> putAside = Uni.createFrom().voidItem();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                readable.add(new Slice.Received(record, reader.read(record)));
            } catch (UnreadableEvent unreadable) {
                putAside = putAside.chain(() -> deadLetters.add(record, unreadable.getMessage()));
            }
        }
        Slice slice = new Slice(partition, readable, records.get(records.size() - 1).offset() + 1);
        return putAside.chain(() -> count(slice));
    }

    // What PostgreSQL refuses for its content would be refused for ever: halving finds the record.
    private Uni<Void> count(Slice slice) {
        return patience.until("PostgreSQL", failure -> slice.records().isEmpty() || !isForGood(failure),
                () -> counting.count(slice))
                .onFailure(UsageConsumer::isForGood).recoverWithUni(refusal -> slice.records().size() > 1
                        ? count(slice.firstHalf()).chain(() -> count(slice.secondHalf()))
                        : deadLetters.add(slice.records().get(0).record(), refusal.getMessage())
                                .chain(() -> count(slice.withoutRecords())));
    }

    // SQLSTATE classes: 22 data exception, 23 integrity constraint violation, 54 program limit exceeded.
    private static boolean isForGood(Throwable failure) {
        return failure instanceof PgException refusal && refusal.getSqlState() != null
                && refusal.getSqlState().matches("(22|23|54).*");
    }
}
