package dev.oasis.update.outflow;

import java.util.Objects;

import org.apache.kafka.clients.producer.ProducerRecord;

import dev.oasis.common.events.Event;
import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.Topic;

/**
 * One record for {@link Topic#UPDATES}, written: what is sent again is the same to the byte.
 *
 * @param json of the whole event, on one line
 */
public record OutgoingRecord(String key, String json) {

    public OutgoingRecord {
        Objects.requireNonNull(key);
        if (json.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A record in the spool is one line");
        }
    }

    public static OutgoingRecord of(Event event, EventCodec codec) {
        return new OutgoingRecord(event.key(), codec.write(event));
    }

    ProducerRecord<String, String> toKafka() {
        return new ProducerRecord<>(Topic.UPDATES.topicName(), key, json);
    }
}
