package dev.oasis.common.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

import io.smallrye.common.annotation.Identifier;

/**
 * Sends records in order and says how many are safe. After a failure the producer is thrown away with all that it still
 * held: a record behind the failed one must not overtake it. Blocks for some seconds when the broker is away, so worker
 * threads only; one batch at a time.
 */
@ApplicationScoped
public class KafkaSender {

    private static final Logger LOG = Logger.getLogger(KafkaSender.class);

    private final Map<String, Object> brokerConfig;
    private KafkaProducer<String, String> producer;

    public KafkaSender(@Identifier("default-kafka-broker") Map<String, Object> brokerConfig) {
        this.brokerConfig = brokerConfig;
    }

    /** How many records, counted from the first, the broker has acknowledged. */
    public synchronized int send(List<ProducerRecord<String, String>> records) {
        int acknowledged = 0;
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
            for (ProducerRecord<String, String> record : records) {
                Future<RecordMetadata> future = producer().send(record);
                sent.add(future);
                if (hasFailed(future)) {
                    // Without a broker each further record would wait for one as long as this did.
                    break;
                }
            }
            for (Future<RecordMetadata> future : sent) {
                future.get();
                acknowledged++;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            discard();
        } catch (ExecutionException | RuntimeException failure) {
            LOG.debugf(failure, "Kafka took %d of %d records", acknowledged, records.size());
            discard();
        }
        return acknowledged;
    }

    private static boolean hasFailed(Future<RecordMetadata> future) throws InterruptedException {
        try {
            if (future.isDone()) {
                future.get();
            }
            return false;
        } catch (ExecutionException failure) {
            return true;
        }
    }

    private KafkaProducer<String, String> producer() {
        if (producer == null) {
            Map<String, Object> config = new HashMap<>(brokerConfig);
            config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            config.put(ProducerConfig.ACKS_CONFIG, "all");
            config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
            config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
            // An hour without a broker must not end in minutes of waiting once it is back.
            config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
            producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }

    private void discard() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
