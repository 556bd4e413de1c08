package dev.oasis.localstack.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program that this JVM starts, logs to a file and ends; it can be started again. The methods may be called from any thread.
 *
 * <p>
 * The child ignores SIGINT and SIGHUP: Ctrl-C reaches every process of the terminal at once, and only this JVM knows in which
 * order they may end.
 */
public final class ChildProcess {

    private static final List<String> SHIELD = List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
    private static final long LARGEST_LOG = 10L * 1024 * 1024;
    private static final int QUOTED_LINES = 20;

    private final String name;
    private final Path log;
    private volatile Process process;

    /**
     * @param name what messages call it
     * @param log where its output goes; an older, large one is kept as {@code <log>.1}
     */
    public ChildProcess(String name, Path log) {
        this.name = name;
        this.log = log;
    }

    /** The java executable that runs this JVM. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Starts it, with {@code environment} added to this JVM's own. */
    public void start(List<String> command, Map<String, String> environment) throws IOException {
        keepLogSmall();
        List<String> shielded = new ArrayList<>(SHIELD);
        shielded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(shielded)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    private void keepLogSmall() throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public boolean alive() {
        return process != null && process.isAlive();
    }

    /** The running or last process; only after the first start. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Completes when the process of the last start has ended. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Asks it to end, waits for {@code grace}, then ends it by force; does nothing when it is not running. */
    public void stop(Duration grace) throws InterruptedException {
        if (alive()) {
            process.destroy();
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        }
    }

    /** Ends it as {@code kill -9} does and waits for its end. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Waits {@code millis} at most; fails when the process has ended. */
    void pauseWhileAlive(long millis) throws InterruptedException, ProcessFailure {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw failure("ended with status " + process.exitValue());
        }
    }

    /** A failure that says what happened and quotes the end of the log. */
    public ProcessFailure failure(String what) {
        List<String> lines = LogTail.lines(log, QUOTED_LINES);
        return new ProcessFailure(name + " " + what + ". "
                + (lines.isEmpty() ? "Its log is empty" : "The last lines of its log:\n  " + String.join("\n  ", lines))
                + "\n  (all of it: " + log + ")");
    }
}
