package dev.oasis.update;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import dev.oasis.testkit.stack.RunningStack;
import dev.oasis.testkit.stack.StackPart;
import dev.oasis.testkit.stack.StoppableStackResource;

/**
 * PostgreSQL and Kafka. The storage is only named: this service never speaks to it.
 */
public final class UpdateStackResource extends StoppableStackResource {

    private Path data;

    public UpdateStackResource() {
        super(EnumSet.of(StackPart.POSTGRES, StackPart.KAFKA));
    }

    @Override
    protected Map<String, String> configuration(RunningStack stack) {
        try {
            data = Files.createTempDirectory("update-api-test");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.reactive.url", stack.postgresUrl());
        config.put("quarkus.datasource.username", stack.describe(StackPart.POSTGRES, "user"));
        config.put("quarkus.datasource.password", stack.describe(StackPart.POSTGRES, "password"));
        config.put("kafka.bootstrap.servers", stack.kafkaBootstrap());
        config.put("quarkus.http.test-port", "0");
        config.put("oasis.url", "https://oasis.example");
        config.put("oasis.data-dir", data.toString());
        config.put("oasis.update.country-header", "X-Country");
        config.put("oasis.update.debug-header", "true");
        config.put("oasis.http.trusted-proxies", "127.0.0.1");
        config.put("oasis.storage.endpoint", "http://storage.example");
        config.put("oasis.storage.bucket", "bucket");
        config.put("oasis.storage.access-key-id", "key");
        config.put("oasis.storage.secret-access-key", "secret");
        return config;
    }

    @Override
    public void stop() {
        super.stop();
        if (data != null) {
            delete();
        }
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
