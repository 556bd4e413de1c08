package dev.oasis.localstack.process;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import dev.oasis.localstack.stack.LocalStack;
import dev.oasis.localstack.stack.Part;

/**
 * PostgreSQL, Kafka and S3 as a process of their own that ends when this JVM does. After the first start the ports stay the
 * same, so that services which know them find the stack again after a restart.
 */
public final class StackProcess implements StackDescription {

    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Path data;
    private final Path binaries;
    private final ChildProcess child;
    private Properties description = new Properties();

    /**
     * @param data the directory of all its data
     * @param binaries where PostgreSQL's executables are unpacked
     * @param log the file that its output is appended to
     */
    public StackProcess(Path data, Path binaries, Path log) {
        this.data = data;
        this.binaries = binaries;
        this.child = new ChildProcess("stack", log);
    }

    /** Starts the process on this JVM's class path. */
    public void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(ChildProcess.java(), "-XX:+UseSerialGC", "-Xmx512m",
                "-cp", System.getProperty("java.class.path"), LocalStack.class.getName(),
                "--data", data.toString(), "--binaries", binaries.toString(), "--durable",
                "--owner-pid", Long.toString(ProcessHandle.current().pid())));
        for (Part part : Part.values()) {
            String port = description.getProperty(key(part, "port"));
            if (port != null) {
                command.addAll(List.of("--" + part.wireName() + "-port", port));
            }
        }
        child.start(command, Map.of());
    }

    /** Returns when all parts answer; fails when the process ends or two minutes do. */
    public void awaitReady() throws IOException, ProcessFailure, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!readDescription()) {
            child.pauseWhileAlive(50);
            if (System.nanoTime() > deadline) {
                throw child.failure("was not ready within " + START_PATIENCE.toSeconds() + " s");
            }
        }
    }

    private boolean readDescription() throws IOException {
        Properties read = describe(data);
        if (!Long.toString(child.handle().pid()).equals(read.getProperty("pid"))) {
            return false;
        }
        description = read;
        return true;
    }

    /** What the stack on {@code data} wrote about itself; empty when it is not ready or not running. */
    public static Properties describe(Path data) throws IOException {
        Properties read = new Properties();
        Path file = data.resolve("stack.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                read.load(reader);
            }
        }
        return read;
    }

    @Override
    public String get(Part part, String key) {
        return description.getProperty(key(part, key));
    }

    /** How long a part took to start. */
    public Duration startTime(Part part) {
        return Duration.ofMillis(Long.parseLong(get(part, "ready-millis")));
    }

    private static String key(Part part, String key) {
        return part.wireName() + "." + key;
    }

    public ChildProcess child() {
        return child;
    }

    /** Ends all parts in an orderly way; by force after 30 s. */
    public void stop() throws InterruptedException {
        child.stop(GRACE);
    }
}
