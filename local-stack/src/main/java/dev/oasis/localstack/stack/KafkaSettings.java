package dev.oasis.localstack.stack;

import java.nio.file.Path;
import java.util.Properties;

/** The settings of a Kafka cluster that is one small node. */
final class KafkaSettings {

    private static final String ONE = "1";

    private KafkaSettings() {
    }

    static Properties singleNode(int brokerPort, int controllerPort, Path logs) {
        String host = LoopbackPort.HOST;
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", ONE);
        properties.put("controller.quorum.voters", "1@" + host + ":" + controllerPort);
        properties.put("listeners", "PLAINTEXT://" + host + ":" + brokerPort + ",CONTROLLER://" + host + ":" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://" + host + ":" + brokerPort);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("log.dirs", logs.toString());
        // Topics have the partition counts that the migration gives them, never the broker's default.
        properties.put("auto.create.topics.enable", "false");
        for (String topic : new String[] { "offsets.topic", "transaction.state.log", "share.coordinator.state.topic" }) {
            properties.put(topic + ".replication.factor", ONE);
            properties.put(topic + ".num.partitions", ONE);
        }
        properties.put("transaction.state.log.min.isr", ONE);
        properties.put("share.coordinator.state.topic.min.isr", ONE);
        properties.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the broker may register again only when its old session is over; the default is 9 s.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");
        // The default takes 128 MB of heap.
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 * 1024 * 1024));
        return properties;
    }
}
