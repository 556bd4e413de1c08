package dev.oasis.testkit.stack;

import java.io.IOException;
import java.io.Reader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * One child JVM that runs some parts of the stack on a data directory of its own; it can be started again on the same ports.
 */
final class StackProcess {

    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final int QUOTED_LINES = 40;

    private final Installation installation;
    private final Path data;
    private final Set<StackPart> parts;
    private final boolean durable;
    private final Map<StackPart, String> ports = new EnumMap<>(StackPart.class);
    private Process process;
    private Properties description;

    /** @param durable whether PostgreSQL waits for the disk on commit */
    StackProcess(Installation installation, Path data, Set<StackPart> parts, boolean durable) {
        this.installation = installation;
        this.data = data;
        this.parts = Set.copyOf(parts);
        this.durable = durable;
    }

    /** Starts the JVM and returns when every part answers. */
    void start() throws IOException, InterruptedException {
        process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log().toFile()))
                .start();
        awaitReady();
        parts.forEach(part -> ports.put(part, description.getProperty(part.wireName() + ".port")));
    }

    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", installation.classPath(), "dev.oasis.localstack.stack.LocalStack",
                "--data", data.toString(),
                "--binaries", installation.postgresBinaries().toString(),
                "--parts", parts.stream().map(StackPart::wireName).collect(Collectors.joining(",")),
                "--owner-pid", Long.toString(ProcessHandle.current().pid())));
        if (durable) {
            command.add("--durable");
        }
        ports.forEach((part, port) -> command.addAll(List.of("--" + part.wireName() + "-port", port)));
        return command;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!readDescription()) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw failure("ended with status " + process.exitValue());
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw failure("was not ready within " + START_PATIENCE.toSeconds() + " s");
            }
        }
    }

    /** The file of an earlier run names another pid. */
    private boolean readDescription() throws IOException {
        Path file = data.resolve("stack.properties");
        if (Files.notExists(file)) {
            return false;
        }
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            read.load(reader);
        }
        description = read;
        return Long.toString(process.pid()).equals(read.getProperty("pid"));
    }

    private IllegalStateException failure(String what) throws IOException {
        List<String> lines = Files.readAllLines(log());
        String tail = String.join("\n", lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
        return new IllegalStateException("The stack with " + parts + " " + what + ". It said:\n" + tail);
    }

    private Path log() {
        return data.resolve("output.log");
    }

    /** An entry of {@code stack.properties}, as of the last start. */
    String describe(String key) {
        String value = description.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("No " + key + " among " + description.stringPropertyNames());
        }
        return value;
    }

    /** Asks it to end, without waiting for that. */
    void signal() {
        if (process != null) {
            process.destroy();
        }
    }

    /** Ends it as an operator would; does nothing when it is not running. */
    void stop() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    /** Ends it as a power cut would, PostgreSQL's own processes included. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        if (parts.contains(StackPart.POSTGRES) && description != null) {
            long postmaster = Long.parseLong(description.getProperty("postgres.pid"));
            ProcessHandle.of(postmaster).ifPresent(StackProcess::killWithChildren);
        }
    }

    private static void killWithChildren(ProcessHandle postmaster) {
        List<ProcessHandle> all = new ArrayList<>(postmaster.children().toList());
        all.add(0, postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(StackProcess::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle killed) {
        try {
            killed.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Process " + killed.pid() + " does not end", e);
        }
    }
}
