package dev.oasis.testkit.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/**
 * PostgreSQL, Kafka and S3 on free ports and new data, for one test JVM; closing it ends them and deletes the data.
 *
 * <p>
 * {@link #start(Set)} runs all parts in one JVM, which is the quickest. {@link #startSeparately(Set)} gives each its own, so
 * that a test can {@link #stop(StackPart) stop}, {@link #kill(StackPart) kill} and {@link #start(StackPart) start} one of them,
 * on the same port and data, while the others go on. To be used by one thread at a time. All waits are bounded; a failure
 * quotes what the child said.
 */
public final class RunningStack implements AutoCloseable {

    private final Path data;
    private final Map<StackPart, StackProcess> processes = new EnumMap<>(StackPart.class);

    private RunningStack(Path data) {
        this.data = data;
    }

    /** All given parts in one JVM. */
    public static RunningStack start(Set<StackPart> parts) {
        return start(List.of(parts), false);
    }

    /** One JVM for each part. */
    public static RunningStack startSeparately(Set<StackPart> parts) {
        return start(parts.stream().map(Set::of).toList(), false);
    }

    /** One JVM for each part, and PostgreSQL answers a commit when it is on the disk, as in production. */
    public static RunningStack startDurably(Set<StackPart> parts) {
        return start(parts.stream().map(Set::of).toList(), true);
    }

    private static RunningStack start(List<Set<StackPart>> groups, boolean durable) {
        try {
            Installation installation = Installation.find();
            RunningStack stack = new RunningStack(installation.newDataDirectory());
            for (Set<StackPart> group : groups) {
                StackProcess process = new StackProcess(installation, stack.newDirectory(group), group, durable);
                group.forEach(part -> stack.processes.put(part, process));
            }
            stack.startAll();
            return stack;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path newDirectory(Set<StackPart> group) throws IOException {
        return Files.createDirectory(data.resolve(group.iterator().next().wireName()));
    }

    private void startAll() {
        try {
            List<CompletableFuture<Void>> starts = distinctProcesses().stream()
                    .map(process -> CompletableFuture.runAsync(() -> start(process), task -> new Thread(task, "start").start()))
                    .toList();
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            close();
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    private static void start(StackProcess process) {
        try {
            process.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Starts a part again after it was stopped or killed, on the same port and data. */
    public void start(StackPart part) {
        start(alone(part));
    }

    /** Ends a part in an orderly way. */
    public void stop(StackPart part) {
        try {
            alone(part).stop();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Ends a part like a power cut. */
    public void kill(StackPart part) {
        try {
            alone(part).kill();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** The host and port that Kafka clients start from. */
    public String kafkaBootstrap() {
        return describe(StackPart.KAFKA, "bootstrap");
    }

    /** {@code jdbc:postgresql://host:port/database}; user and password go beside it. */
    public String jdbcUrl() {
        return "jdbc:" + postgresUrl();
    }

    /** {@code postgresql://host:port/database}, as the reactive client takes it. */
    public String postgresUrl() {
        return "postgresql://" + describe(StackPart.POSTGRES, "host") + ":" + describe(StackPart.POSTGRES, "port") + "/"
                + describe(StackPart.POSTGRES, "database");
    }

    /**
     * What the stack tells of a part.
     *
     * @param key for PostgreSQL {@code host port user password database pid}, for Kafka {@code bootstrap port}, for S3
     *        {@code endpoint port region bucket access-key secret-key}
     */
    public String describe(StackPart part, String key) {
        return process(part).describe(part.wireName() + "." + key);
    }

    private StackProcess alone(StackPart part) {
        StackProcess process = process(part);
        if (processes.values().stream().filter(process::equals).count() > 1) {
            throw new IllegalStateException(part + " shares its JVM with other parts: use startSeparately");
        }
        return process;
    }

    private StackProcess process(StackPart part) {
        StackProcess process = processes.get(part);
        if (process == null) {
            throw new IllegalArgumentException(part + " is not part of this stack");
        }
        return process;
    }

    private Set<StackProcess> distinctProcesses() {
        return new LinkedHashSet<>(processes.values());
    }

    @Override
    public void close() {
        try {
            distinctProcesses().forEach(StackProcess::signal);
            for (StackProcess process : distinctProcesses()) {
                process.stop();
            }
            deleteData();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteData() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static IllegalStateException interrupted() {
        Thread.currentThread().interrupt();
        return new IllegalStateException("Interrupted while waiting for the stack");
    }
}
