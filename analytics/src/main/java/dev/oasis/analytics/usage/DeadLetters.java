package dev.oasis.analytics.usage;

import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/**
 * Puts aside what no retry makes countable, byte by byte with its key, saying why and where it lay. A record may come here
 * twice, when the process ends before the position has moved.
 */
@ApplicationScoped
public class DeadLetters {

    static final String REASON = "dead-letter-reason";
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final MutinyEmitter<byte[]> emitter;
    private final Patience patience;

    public DeadLetters(@Channel("usage-dead-letter") MutinyEmitter<byte[]> emitter, Patience patience) {
        this.emitter = emitter;
        this.patience = patience;
    }

    /** Ends when the broker has the record, however long that takes. */
    Uni<Void> add(ConsumerRecord<byte[], byte[]> record, String reason) {
        LOG.warnf("%s-%d at %d goes to the dead-letter topic: %s", record.topic(), record.partition(), record.offset(), reason);
        return patience.until("The dead-letter topic", failure -> true, () -> emitter.sendMessage(letter(record, reason)));
    }

    private static Message<byte[]> letter(ConsumerRecord<byte[], byte[]> record, String reason) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        return Message.of(value).addMetadata(OutgoingKafkaRecordMetadata.<byte[]> builder().withKey(record.key())
                .withHeaders(headers(record, reason)).build());
    }

    private static Headers headers(ConsumerRecord<byte[], byte[]> record, String reason) {
        return new RecordHeaders(record.headers())
                .add(REASON, bytes(reason))
                .add(TOPIC, bytes(record.topic()))
                .add(PARTITION, bytes(String.valueOf(record.partition())))
                .add(OFFSET, bytes(String.valueOf(record.offset())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
