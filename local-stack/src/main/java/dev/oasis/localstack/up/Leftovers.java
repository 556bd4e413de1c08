package dev.oasis.localstack.up;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.oasis.localstack.process.ProcessRecord;
import dev.oasis.localstack.process.RunDirectory;
import dev.oasis.localstack.stack.StalePostmaster;

/** The processes that live on when the launcher was killed: known by their records, so that no other process is hit. */
final class Leftovers {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private Leftovers() {
    }

    /** Ends what still runs, services before the stack, and forgets the records; returns what was ended, for people. */
    static List<String> end(OasisHome home) throws IOException, InterruptedException {
        RunDirectory run = home.run();
        List<String> ended = new ArrayList<>();
        for (ProcessRecord process : inOrderOfEnding(run.all())) {
            if (process.running().isPresent()) {
                end(process.running().get());
                ended.add(process.name() + " (pid " + process.pid() + ")");
            }
            run.remove(process.name());
        }
        if (StalePostmaster.end(home.stackData().resolve("postgres"))) {
            ended.add("postgres");
        }
        return ended;
    }

    private static List<ProcessRecord> inOrderOfEnding(List<ProcessRecord> processes) {
        return processes.stream().sorted(Comparator.comparing(process -> process.name().equals("stack"))).toList();
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
