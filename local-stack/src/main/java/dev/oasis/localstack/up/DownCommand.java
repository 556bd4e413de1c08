package dev.oasis.localstack.up;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.oasis.localstack.process.ProcessRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code ./oasis down}: ends what runs, whether its launcher still lives or not; the data stays. */
@Command(name = "down", description = "End what runs; the data stays.")
public final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @ParentCommand
    private Oasis oasis;

    @Override
    public Integer call() throws Exception {
        OasisHome home = oasis.home();
        List<String> ended = new ArrayList<>();
        Optional<ProcessRecord> launcher = home.run().find(Preflight.LAUNCHER).filter(record -> record.running().isPresent());
        if (launcher.isPresent()) {
            for (ProcessRecord process : home.run().all()) {
                process.running().ifPresent(running -> ended.add(process.name() + " (pid " + process.pid() + ")"));
            }
            end(launcher.get());
        }
        ended.addAll(Leftovers.end(home));
        System.out.println(ended.isEmpty()
                ? "Nothing runs in " + home.directory() + "."
                : "Ended " + String.join(", ", ended) + ". The data is still in " + home.directory() + ".");
        return 0;
    }

    /** The launcher ends everything in order when it is told to end. */
    private static void end(ProcessRecord launcher) throws InterruptedException {
        launcher.running().ifPresent(ProcessHandle::destroy);
        if (!launcher.awaitEnd(PATIENCE)) {
            launcher.running().ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
