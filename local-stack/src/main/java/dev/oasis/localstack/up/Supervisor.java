package dev.oasis.localstack.up;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import dev.oasis.localstack.process.ChildProcess;

/** Starts a process again when it ends without being asked to: after one second, and after twice as long each next time. */
final class Supervisor {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A process that lived for so long has recovered; its next end is a new one. */
    private static final Duration RECOVERED = Duration.ofMinutes(1);

    private final Progress progress;
    private volatile boolean stopping;

    Supervisor(Progress progress) {
        this.progress = progress;
    }

    /** How a process is started again; returns when it is ready. */
    @FunctionalInterface
    interface Restart {
        void run() throws Exception;
    }

    void watch(ChildProcess child, Restart restart) {
        watch(child, restart, Duration.ofSeconds(1));
    }

    private void watch(ChildProcess child, Restart restart, Duration pause) {
        long watchedSince = System.nanoTime();
        child.onExit().thenAccept(ended -> {
            if (!stopping) {
                boolean recovered = System.nanoTime() - watchedSince > RECOVERED.toNanos();
                Duration next = recovered ? Duration.ofSeconds(1) : pause;
                progress.say(child.failure("ended by itself with status " + ended.exitValue()).getMessage());
                progress.say("Starting " + child.name() + " again in " + next.toSeconds() + " s.");
                Executor later = CompletableFuture.delayedExecutor(next.toMillis(), TimeUnit.MILLISECONDS);
                later.execute(() -> restart(child, restart, next));
            }
        });
    }

    private void restart(ChildProcess child, Restart restart, Duration pause) {
        if (stopping) {
            return;
        }
        long before = System.nanoTime();
        try {
            restart.run();
            progress.say(child.name() + " is ready again after "
                    + Progress.seconds(Duration.ofNanos(System.nanoTime() - before)) + " s.");
        } catch (Exception e) {
            progress.say(child.name() + " is not ready: " + e.getMessage());
        }
        Duration doubled = pause.multipliedBy(2);
        watch(child, restart, doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
    }

    /** From now on an end is an end. */
    void stop() {
        stopping = true;
    }
}
