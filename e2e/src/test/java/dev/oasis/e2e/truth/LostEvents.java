package dev.oasis.e2e.truth;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

import dev.oasis.common.events.Topic;

/** Takes the events of the catalog away from those who have not heard them yet. */
final class LostEvents {

    private static final RecordsToDelete ALL = RecordsToDelete.beforeOffset(-1);

    private LostEvents() {
    }

    /** @param bootstrap of the broker itself */
    static void forEver(String bootstrap) throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> all = IntStream.range(0, Topic.CATALOG.partitions())
                .mapToObj(partition -> new TopicPartition(Topic.CATALOG.topicName(), partition))
                .collect(Collectors.toMap(partition -> partition, partition -> ALL));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            admin.deleteRecords(all).all().get();
        }
    }
}
