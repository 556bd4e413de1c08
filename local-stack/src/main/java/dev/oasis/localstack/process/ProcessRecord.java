package dev.oasis.localstack.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What is written down about a process, to find it again from another JVM. The start instant tells it from a later process
 * with the same pid.
 *
 * @param name {@code stack}, a service's name, or {@code oasis} for the launcher
 * @param port where it listens
 */
public record ProcessRecord(String name, long pid, Instant started, int port) {

    /** The kernel's boot time, from which start instants are reckoned, may differ by a second between two readings. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static ProcessRecord of(String name, ProcessHandle process, int port) {
        return new ProcessRecord(name, process.pid(), process.info().startInstant().orElse(Instant.EPOCH), port);
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> running() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isThis).filter(ProcessRecord::hasProgram);
    }

    /**
     * One that has ended but was not reaped counts as alive; in a container that may be for ever. It has no program any more.
     */
    private static boolean hasProgram(ProcessHandle process) {
        return process.info().command().isPresent();
    }

    /** Waits for its end; false when it still runs after {@code patience}. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (running().isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return true;
    }

    private boolean isThis(ProcessHandle process) {
        return process.info().startInstant()
                .map(actual -> Duration.between(actual, started).abs().compareTo(TOLERANCE) <= 0)
                .orElse(false);
    }
}
