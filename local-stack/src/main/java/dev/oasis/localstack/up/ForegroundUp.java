package dev.oasis.localstack.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.oasis.localstack.files.PrivateFile;
import dev.oasis.localstack.process.ProcessFailure;

/** {@code up} in this process, which everything ends with. */
final class ForegroundUp {

    private final OasisHome home;
    private final Path root;
    private final Progress progress;
    private Launch launch;

    /** @param root the root of the repository */
    ForegroundUp(OasisHome home, Path root, Progress progress) {
        this.home = home;
        this.root = root;
        this.progress = progress;
    }

    /** Returns when all is ready, the env file is written and, if asked for, the demo app is published. */
    void start(UpOptions options) throws IOException, InterruptedException, LaunchFailure, ProcessFailure {
        long before = System.nanoTime();
        if (!home.run().lock()) {
            throw new LaunchFailure("Another ./oasis up is just starting or ending here. Try again in a moment.");
        }
        Files.deleteIfExists(home.readyMark());
        tidy(options.fresh);
        launch = new Launch(home, root, progress);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            progress.say("Starting Oasis:");
            launch.start(options.port);
            String key = adminKey();
            new EnvFile(home.env()).write(key, launch.environment(), launch.services());
            if (options.demo) {
                new DemoApp(new HttpApi(launch.originUrl(), key)).publish();
            }
        } catch (IOException | LaunchFailure | ProcessFailure | RuntimeException e) {
            if (launch.stopping()) {
                stay();
            }
            throw e;
        }
        launch.supervise();
        progress.say("All ready after " + Progress.seconds(Duration.ofNanos(System.nanoTime() - before)) + " s.");
        // Last: whoever follows what is said here stops when the mark is there.
        PrivateFile.write(home.readyMark(), Long.toString(ProcessHandle.current().pid()));
    }

    private void tidy(boolean fresh) throws IOException, InterruptedException {
        List<String> ended = Leftovers.end(home);
        if (!ended.isEmpty()) {
            progress.say("An earlier run was not ended properly. Ended what it had left: " + String.join(", ", ended) + ".");
        }
        if (fresh) {
            home.deleteData();
            progress.say("Deleted the data of earlier runs.");
        }
    }

    private String adminKey() throws IOException, InterruptedException, LaunchFailure {
        String kept = new EnvFile(home.env()).read().get(EnvFile.ADMIN_KEY);
        if (kept == null) {
            return FirstKey.create(launch.adminUrl(), launch.bootstrapKey(), home);
        }
        if (!FirstKey.accepted(launch.adminUrl(), kept)) {
            progress.say("The key in " + home.env() + " is not accepted any more: it was revoked, has expired, or belongs to "
                    + "other data. Put a valid owner's key into the line " + EnvFile.ADMIN_KEY
                    + ", or start anew with ./oasis up --fresh, which deletes all data.");
        }
        return kept;
    }

    /** Waits until this process is told to end. */
    void stay() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private void stop() {
        progress.say("Stopping ...");
        try {
            Files.deleteIfExists(home.readyMark());
        } catch (IOException e) {
            progress.say("Cannot remove " + home.readyMark() + ": " + e.getMessage());
        }
        launch.stop();
        progress.say("Stopped.");
    }
}
