package dev.oasis.e2e.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.Repository;
import dev.oasis.localstack.files.Directories;
import dev.oasis.localstack.process.ProcessFailure;
import dev.oasis.localstack.process.ServiceProcess;
import dev.oasis.localstack.up.ServiceDefinition;

/** One more ci-ingest beside the platform's own; the origin does not know of it. */
final class IngestReplica implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final ServiceProcess process;
    private final Map<String, String> environment;

    private IngestReplica(ServiceProcess process, Map<String, String> environment) {
        this.process = process;
        this.environment = environment;
    }

    /** Returns when it is ready. */
    static IngestReplica start(Platform platform) {
        Path directory = Repository.root().resolve("e2e/target/ingest-replica");
        try {
            Directories.delete(directory);
            ServiceProcess process = new ServiceProcess("ci-ingest-replica",
                    ServiceDefinition.CI_INGEST.jar(Repository.root()), directory.resolve("log"));
            IngestReplica replica = new IngestReplica(process,
                    platform.environment(ServiceDefinition.CI_INGEST, directory.resolve("data")));
            replica.launch();
            return replica;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void launch() throws IOException {
        process.start(environment);
        try {
            process.awaitReady(PATIENCE);
        } catch (ProcessFailure e) {
            process.close();
            throw new AssertionError(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a process", e);
        }
    }

    String url() {
        return process.url();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an end", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
