package dev.oasis.localstack.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The PostgreSQL server that lives on after the JVM that started it was killed. It holds the data directory, so it must end
 * before another one starts there.
 */
public final class StalePostmaster {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** PostgreSQL writes its start in whole seconds; this allows for rounding and for the time from fork to write. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(5);

    private StalePostmaster() {
    }

    /** Ends the server that runs on {@code dataDirectory}: fast shutdown first, then by force. False when there is none. */
    public static boolean end(Path dataDirectory) throws IOException, InterruptedException {
        Optional<ProcessHandle> found = find(dataDirectory);
        if (found.isEmpty()) {
            return false;
        }
        ProcessHandle postmaster = found.get();
        // SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for its clients. Java can only send SIGTERM and SIGKILL.
        new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start().waitFor();
        if (!ends(postmaster)) {
            List<ProcessHandle> children = postmaster.children().toList();
            postmaster.destroyForcibly();
            ends(postmaster);
            for (ProcessHandle child : children) {
                child.destroyForcibly();
                ends(child);
            }
        }
        return true;
    }

    /** The server whose pid and start {@code postmaster.pid} names; a process that got the same pid later is not it. */
    static Optional<ProcessHandle> find(Path dataDirectory) throws IOException {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 3) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> startedAt(process, started)).filter(StalePostmaster::hasProgram);
    }

    /** A server that has ended but was not reaped yet has none any more. */
    private static boolean hasProgram(ProcessHandle process) {
        return process.info().command().isPresent();
    }

    private static boolean startedAt(ProcessHandle process, Instant expected) {
        return process.info().startInstant()
                .map(actual -> Duration.between(actual, expected).abs().compareTo(START_TOLERANCE) <= 0)
                .orElse(false);
    }

    private static boolean ends(ProcessHandle process) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && hasProgram(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }
}
