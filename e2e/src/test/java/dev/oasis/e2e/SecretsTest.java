package dev.oasis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import dev.oasis.e2e.platform.Database;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.PlatformExtension;
import dev.oasis.e2e.platform.ReleasePost;
import dev.oasis.e2e.platform.SampleApp;
import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleKeys;

/** The last of all: whatever the other tests did, no key and no password came to lie where it must not. */
@ExtendWith(PlatformExtension.class)
@Order(Integer.MAX_VALUE)
class SecretsTest {

    private static final Duration POLL = Duration.ofSeconds(1);

    private final Platform platform;
    private final Set<String> secrets;

    SecretsTest(Platform platform) {
        this.platform = platform;
        this.secrets = platform.secrets();
    }

    /** So that there is something to look at when this class runs alone. */
    @BeforeEach
    void publish() {
        SampleApp app = SampleApp.create(platform, SampleKeys.publicKey("pw"));
        app.post(app.with(ReleasePost.of("1.2.0"), "linux-x86_64", SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage"))
                .published()).expect(201);
    }

    @Test
    void no_secret_stands_in_a_log() throws IOException {
        for (Path log : platform.logs()) {
            String text = Files.readString(log);
            assertThat(text).as(log.toString()).isNotEmpty();
            secrets.forEach(secret -> assertThat(text.contains(secret)).as("a secret in " + log).isFalse());
        }
    }

    @Test
    void no_secret_stands_in_the_database() {
        Database database = new Database(platform);
        List<String> tables = database
                .query("select quote_ident(table_name) from information_schema.tables where table_schema = 'public'");
        assertThat(tables).contains("audit_entry", "outbox", "idempotency", "api_key");
        String looked = secrets.stream().map(secret -> "('" + secret + "')").collect(Collectors.joining(", "));
        for (String table : tables) {
            // Binary columns show as hex.
            assertThat(database.query("select count(*) from " + table + " t, (values " + looked + ") looked (it)"
                    + " where strpos(t::text, looked.it) > 0 or strpos(t::text, encode(looked.it::bytea, 'hex')) > 0"))
                    .as("rows with a secret in " + table).containsExactly("0");
        }
    }

    @Test
    void no_secret_stands_in_a_kafka_record() {
        List<String> records = records();
        assertThat(records).as("something was sent at all").isNotEmpty();
        secrets.forEach(secret -> assertThat(records).noneMatch(text -> text.contains(secret)));
    }

    private List<String> records() {
        Map<String, Object> settings = Map.of("bootstrap.servers", platform.stack().kafkaBootstrap());
        List<String> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream().flatMap(List::stream)
                    .filter(partition -> partition.topic().startsWith("oasis."))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(record -> {
                    String headers = record.headers().toString();
                    found.add(text(record.key()) + " " + text(record.value()) + " " + headers);
                });
            }
        }
        return found;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
