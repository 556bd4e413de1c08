package dev.oasis.update;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import dev.oasis.common.events.ClientEvent;
import dev.oasis.common.events.Event;
import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.Topic;
import dev.oasis.common.events.UsageCount;
import dev.oasis.common.events.UsageDelta;
import dev.oasis.common.statistics.ClientSketch;

/** Reads what the service has sent, as analytics would: each delta once. */
final class UsageTopic {

    private final String bootstrap;
    private final EventCodec codec;

    UsageTopic(String bootstrap, EventCodec codec) {
        this.bootstrap = bootstrap;
        this.codec = codec;
    }

    /** Makes the topics as the migrate step does. */
    void create() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            List<NewTopic> topics = new ArrayList<>();
            for (Topic topic : Topic.values()) {
                topics.add(new NewTopic(topic.topicName(), topic.partitions(), (short) 1));
            }
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    List<UsageCount> countsOf(String app) {
        return deltas().flatMap(delta -> delta.counters().stream()).filter(count -> count.appId().equals(app)).toList();
    }

    long identifiedOf(String app) {
        return deltas().flatMap(delta -> delta.identified().stream()).filter(count -> count.appId().equals(app))
                .mapToLong(UsageCount::count).sum();
    }

    /** How many different clients there are of each kind. */
    Map<String, Long> clientsOf(String app) {
        Map<String, ClientSketch> kinds = new HashMap<>();
        deltas().flatMap(delta -> delta.clients().stream()).filter(clients -> clients.appId().equals(app))
                .forEach(clients -> kinds.computeIfAbsent(
                        String.join(" ", clients.channel(), clients.currentVersion(), clients.platform()),
                        absent -> ClientSketch.empty()).merge(ClientSketch.of(clients.sketch())));
        return kinds.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, kind -> kind.getValue().estimate()));
    }

    private Stream<UsageDelta> deltas() {
        Set<String> applied = new HashSet<>();
        return events().stream().filter(event -> event.type().equals(UsageDelta.TYPE))
                .map(event -> codec.data(event, UsageDelta.class))
                .filter(delta -> applied.add(delta.bootId() + " " + delta.sequence()));
    }

    long total(String app, String kind) {
        return countsOf(app).stream().filter(count -> count.kind().equals(kind)).mapToLong(UsageCount::count).sum();
    }

    List<ClientEvent> reportsOf(String app) {
        return events().stream().filter(event -> event.type().equals(ClientEvent.TYPE) && event.key().equals(app))
                .map(event -> codec.data(event, ClientEvent.class)).toList();
    }

    private List<Event> events() {
        List<TopicPartition> partitions = IntStream.range(0, Topic.UPDATES.partitions())
                .mapToObj(number -> new TopicPartition(Topic.UPDATES.topicName(), number)).toList();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap),
                new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Event> events = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> events.add(codec.read(record.value())));
            }
            return events;
        }
    }
}
