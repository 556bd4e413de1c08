package dev.oasis.common.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import dev.oasis.common.health.HealthPart;
import dev.oasis.common.health.PartState;
import dev.oasis.common.worker.BoundedWorker;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Whether a broker answers. */
@ApplicationScoped
public class KafkaHealth implements HealthPart {

    private static final int TIMEOUT_MILLIS = 1_500;

    private final Map<String, Object> brokerConfig;
    private final BoundedWorker worker;

    public KafkaHealth(@Identifier("default-kafka-broker") Map<String, Object> brokerConfig, Vertx vertx) {
        this.brokerConfig = brokerConfig;
        this.worker = new BoundedWorker(vertx, "kafka-health", 1);
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public Uni<PartState> look() {
        return worker.run(this::ask);
    }

    private PartState ask() throws Exception {
        Map<String, Object> config = new HashMap<>(brokerConfig);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        Admin admin = Admin.create(config);
        try {
            int brokers = admin.describeCluster().nodes().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).size();
            return PartState.up(brokers == 1 ? "1 broker answers." : brokers + " brokers answer.");
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    @Override
    public String advice() {
        return "Kafka does not answer; see that it runs and that kafka.bootstrap.servers leads to it. Nothing is lost: "
                + "what has happened waits in the outbox and the spool.";
    }
}
