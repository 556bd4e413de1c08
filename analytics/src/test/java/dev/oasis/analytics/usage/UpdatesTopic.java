package dev.oasis.analytics.usage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import dev.oasis.common.events.Event;
import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.Topic;
import dev.oasis.common.events.UsageCount;
import dev.oasis.common.events.UsageDelta;
import dev.oasis.common.identity.Actor;

/** What a test writes to the topic, and what it finds on the one for dead letters. */
final class UpdatesTopic implements AutoCloseable {

    private static final Actor UPDATE_API = new Actor("update-api", "update-api", "", "");

    private final String bootstrap;
    private final EventCodec codec;
    private final KafkaProducer<byte[], byte[]> producer;

    UpdatesTopic(String bootstrap, EventCodec codec) {
        this.bootstrap = bootstrap;
        this.codec = codec;
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Makes the topics as the migrate step does. */
    void create() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(Topic.UPDATES.topicName(), Topic.UPDATES.partitions(), (short) 1),
                    new NewTopic(Topic.UPDATES.deadLetterName(), 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    void send(String bootId, long sequence, UsageCount... counters) {
        send(codec.event(UsageDelta.TYPE, bootId, UPDATE_API, new UsageDelta(bootId, sequence, List.of(counters))));
    }

    void send(Event event) {
        send(event.key(), codec.write(event).getBytes(StandardCharsets.UTF_8));
    }

    void send(String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(Topic.UPDATES.topicName(), key.getBytes(StandardCharsets.UTF_8), value))
                    .get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    Event event(String type, String key, Object data) {
        return codec.event(type, key, UPDATE_API, data);
    }

    /** All dead letters with this key so far. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters(String key) {
        TopicPartition partition = new TopicPartition(Topic.UPDATES.deadLetterName(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found.stream().filter(record -> key.equals(new String(record.key(), StandardCharsets.UTF_8))).toList();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
