package dev.oasis.localstack.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;

/** One Kafka node that is broker and controller at once (KRaft), on {@code data/kafka}. */
final class KafkaPart implements StackPart {

    private final StackSettings settings;
    private final Path directory;
    private KafkaRaftServer server;
    private int port;

    KafkaPart(StackSettings settings) {
        this.settings = settings;
        this.directory = settings.data().resolve("kafka").toAbsolutePath();
    }

    @Override
    public void start() throws Exception {
        port = LoopbackPort.resolve(Part.KAFKA, settings.port(Part.KAFKA));
        Path logs = directory.resolve("data");
        Properties properties = KafkaSettings.singleNode(port, LoopbackPort.free(), logs);
        if (Files.notExists(logs.resolve("meta.properties"))) {
            format(properties);
        }
        server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
    }

    private void format(Properties properties) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("format.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int status = StorageTool.execute(
                new String[] { "format", "-t", Uuid.randomUuid().toString(), "-c", file.toString(), "--ignore-formatted" },
                new PrintStream(output, true, StandardCharsets.UTF_8));
        if (status != 0) {
            throw new IOException("Kafka cannot prepare its storage: " + output.toString(StandardCharsets.UTF_8).strip());
        }
    }

    @Override
    public Map<String, String> describe() {
        return Map.of("bootstrap", LoopbackPort.HOST + ":" + port, "port", Integer.toString(port));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
        }
    }
}
