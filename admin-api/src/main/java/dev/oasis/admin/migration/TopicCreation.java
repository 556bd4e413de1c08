package dev.oasis.admin.migration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

import dev.oasis.common.events.Topic;
import io.smallrye.common.annotation.Identifier;

/** Makes the topics that are missing; brokers are not asked to invent them. Blocks: worker threads only. */
@ApplicationScoped
public class TopicCreation {

    private static final int TIMEOUT_MILLIS = 5_000;

    private final Map<String, Object> brokerConfig;

    public TopicCreation(@Identifier("default-kafka-broker") Map<String, Object> brokerConfig) {
        this.brokerConfig = brokerConfig;
    }

    /**
     * @return the names of the topics that were made
     * @throws ExecutionException when the broker does not answer; a later try may succeed
     */
    public List<String> createMissing() throws ExecutionException, InterruptedException {
        Map<String, Object> config = new HashMap<>(brokerConfig);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(config)) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = Stream.of(Topic.values()).flatMap(TopicCreation::withDeadLetters)
                    .filter(topic -> !existing.contains(topic.name())).toList();
            admin.createTopics(missing).all().get();
            return missing.stream().map(NewTopic::name).toList();
        }
    }

    // Replication is the broker's default: one on a single machine, what the operator has set elsewhere.
    private static Stream<NewTopic> withDeadLetters(Topic topic) {
        return Stream.of(new NewTopic(topic.topicName(), Optional.of(topic.partitions()), Optional.empty()),
                new NewTopic(topic.deadLetterName(), Optional.of(1), Optional.empty()));
    }
}
