package dev.oasis.localstack.up;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
        Map<Boolean, List<ProcessRecord>> processes = run.all().stream()
                .collect(Collectors.partitioningBy(process -> process.name().equals("stack")));
        ended.addAll(end(processes.get(false)));
        ended.addAll(end(processes.get(true)));
        for (ProcessRecord process : run.all()) {
            run.remove(process.name());
        }
        if (StalePostmaster.end(home.stackData().resolve("postgres"))) {
            ended.add("postgres");
        }
        return ended;
    }

    /** Asks all of them first, so that they end side by side. */
    private static List<String> end(List<ProcessRecord> processes) throws InterruptedException {
        List<String> ended = new ArrayList<>();
        for (ProcessRecord process : processes) {
            process.running().ifPresent(running -> {
                running.destroy();
                ended.add(process.name() + " (pid " + process.pid() + ")");
            });
        }
        for (ProcessRecord process : processes) {
            if (!process.awaitEnd(GRACE)) {
                process.running().ifPresent(ProcessHandle::destroyForcibly);
            }
        }
        return ended;
    }
}
