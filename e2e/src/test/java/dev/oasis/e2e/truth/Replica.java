package dev.oasis.e2e.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import dev.oasis.e2e.platform.Answer;
import dev.oasis.e2e.platform.Api;
import dev.oasis.e2e.platform.Platform;
import dev.oasis.e2e.platform.Repository;
import dev.oasis.localstack.files.Directories;
import dev.oasis.localstack.process.ProcessFailure;
import dev.oasis.localstack.process.ServiceProcess;
import dev.oasis.localstack.up.ServiceDefinition;

/** One more update-api, which names the catalog that it answers from; and the one client that asks it all the time. */
final class Replica implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final ServiceProcess process;
    private final Map<String, String> environment;
    private final Path data;
    private final Api clients;
    private final Random random = new Random();
    private final Queue<Observation> observations = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private long newest = -1;
    private boolean up;

    /** @param kafka what it starts from to find the broker */
    Replica(Platform platform, String name, String kafka) throws IOException {
        Path directory = Repository.root().resolve("e2e/target/truth").resolve(name);
        Directories.delete(directory);
        this.name = name;
        this.data = directory.resolve("data");
        this.process = new ServiceProcess(name, ServiceDefinition.UPDATE_API.jar(Repository.root()),
                directory.resolve("log"));
        this.environment = new HashMap<>(platform.environment(ServiceDefinition.UPDATE_API, data));
        this.environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
        this.environment.put("OASIS_UPDATE_DEBUG_HEADER", "true");
        this.clients = Api.anonymous(process.url());
    }

    void launch() {
        try {
            process.start(environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when it is ready; from then on it must answer. */
    void awaitReady() throws ProcessFailure, InterruptedException {
        process.awaitReady(PATIENCE);
        synchronized (this) {
            // What it starts from may be older than what it had.
            newest = -1;
            up = true;
        }
    }

    /** Ends it as {@code kill -9} does. No client is waiting for an answer then. */
    void kill() throws InterruptedException {
        synchronized (this) {
            up = false;
        }
        process.kill();
    }

    /** Whether its copy on disk has this app. */
    boolean hasCopyOf(String slug) throws IOException {
        Path copy = data.resolve("update-api/catalog.json");
        return Files.exists(copy) && Files.readString(copy).contains('"' + slug + '"');
    }

    /** Asks something at random and keeps the answer. */
    synchronized void ask(String slug, List<String> versions) {
        if (up) {
            ask(slug, Question.random(random, versions));
        }
    }

    synchronized Observation ask(String slug, Question question) {
        try {
            Answer answer = clients.get("/" + slug + question.path(), question.headers());
            Observation observation = new Observation(name, question, answer);
            if (observation.catalog() < newest) {
                faults.add(observation + " is older than what it has answered from before: " + newest);
            }
            newest = Math.max(newest, observation.catalog());
            observations.add(observation);
            return observation;
        } catch (RuntimeException unanswered) {
            faults.add(name + " did not answer " + question + ": " + unanswered);
            throw unanswered;
        }
    }

    /** Everything that it has answered. */
    List<Observation> observations() {
        return List.copyOf(observations);
    }

    /** Questions without an answer, and answers from a catalog older than one before. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Lines of its log that tell of a fault of ours rather than of something that is away. */
    List<String> uncaughtExceptions() throws IOException {
        try (Stream<String> lines = Files.lines(process.child().log())) {
            return lines.filter(line -> line.contains("Uncaught exception")).toList();
        }
    }

    /** The version of the catalog in its last answer. */
    synchronized long catalog() {
        return newest;
    }

    @Override
    public String toString() {
        return name;
    }

    /** At once: what it has counted is nobody's concern here, and with the line closed it would wait for Kafka in vain. */
    @Override
    public void close() {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
