package dev.oasis.localstack.up;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.oasis.localstack.process.ChildProcess;

/** {@code up} in a process that lives on after this one; until all is ready, this one shows what that one says. */
final class DetachedUp {

    private static final Duration GRACE = Duration.ofSeconds(90);

    private final OasisHome home;
    private final Progress progress;

    DetachedUp(OasisHome home, Progress progress) {
        this.home = home;
        this.progress = progress;
    }

    /** Returns when all is ready; an interrupt from the terminal until then ends the other process too. */
    void run(UpOptions options) throws IOException, InterruptedException, LaunchFailure {
        Path log = home.log("oasis");
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling("oasis.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        ChildProcess launcher = new ChildProcess("oasis", log);
        launcher.start(command(options), Map.of("OASIS_HOME", home.directory().toString()));
        Thread endIt = new Thread(() -> stop(launcher), "stop");
        Runtime.getRuntime().addShutdownHook(endIt);
        follow(launcher);
        Runtime.getRuntime().removeShutdownHook(endIt);
    }

    private List<String> command(UpOptions options) {
        List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
        // The flags that the script gave to this JVM.
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Oasis.class.getName(), "up", "--supervised"));
        command.addAll(options.arguments());
        return command;
    }

    private void follow(ChildProcess launcher) throws IOException, InterruptedException, LaunchFailure {
        long shown = 0;
        boolean ended;
        boolean ready;
        do {
            TimeUnit.MILLISECONDS.sleep(50);
            ended = !launcher.alive();
            ready = ready(launcher);
            shown = show(launcher.log(), shown);
        } while (!ended && !ready);
        if (ended) {
            throw new LaunchFailure("Oasis did not start; see above, and the logs in " + launcher.log().getParent());
        }
    }

    private boolean ready(ChildProcess launcher) throws IOException {
        return Files.exists(home.readyMark())
                && Files.readString(home.readyMark()).equals(Long.toString(launcher.handle().pid()));
    }

    private long show(Path log, long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] added = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(added);
            String text = new String(added, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            if (end < 0) {
                return from;
            }
            progress.say(text.substring(0, end));
            return from + text.substring(0, end + 1).getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private static void stop(ChildProcess launcher) {
        try {
            launcher.stop(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
