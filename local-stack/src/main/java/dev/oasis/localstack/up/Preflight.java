package dev.oasis.localstack.up;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.oasis.localstack.files.PrivateFile;
import dev.oasis.localstack.process.ProcessRecord;

/** What must hold before anything is started. */
final class Preflight {

    static final long LEAST_FREE_BYTES = 1L << 30;
    /** The name under which the launcher itself is recorded. */
    static final String LAUNCHER = "oasis";

    private Preflight() {
    }

    /**
     * Checks the disk, the port, the services and that no other launcher runs.
     *
     * @param root the root of the repository
     */
    static void check(OasisHome home, Path root, int port) throws IOException, LaunchFailure {
        refuseSecondRun(home);
        requireDisk(home, Files.getFileStore(PrivateFile.createDirectory(home.directory())).getUsableSpace());
        requirePort(port);
        for (ServiceDefinition service : ServiceDefinition.ALL) {
            if (Files.notExists(service.jar(root))) {
                throw new LaunchFailure(service.name() + " is not built (" + service.jar(root)
                        + " is missing). Run ./mvnw package -DskipTests, then try again.");
            }
        }
    }

    static void refuseSecondRun(OasisHome home) throws IOException, LaunchFailure {
        Optional<ProcessRecord> launcher = home.run().find(LAUNCHER).filter(record -> record.running().isPresent());
        if (launcher.isPresent()) {
            throw new LaunchFailure("Oasis runs already, on http://localhost:" + launcher.get().port() + " (pid "
                    + launcher.get().pid() + "). ./oasis status shows what runs, ./oasis down ends it.");
        }
    }

    static void requireDisk(OasisHome home, long freeBytes) throws LaunchFailure {
        if (freeBytes < LEAST_FREE_BYTES) {
            throw new LaunchFailure("Only " + freeBytes / (1 << 20) + " MiB are free on the disk of " + home.directory()
                    + ", and 1024 MiB are needed. Free some, or set OASIS_HOME to a directory on another disk.");
        }
    }

    /** Any address: a server on another one would answer for localhost too. */
    private static void requirePort(int port) throws LaunchFailure {
        try {
            new ServerSocket(port).close();
        } catch (IOException e) {
            throw new LaunchFailure("Port " + port + " is taken by another program (or you may not use it). "
                    + "Choose another one: ./oasis up --port " + (port + 1));
        }
    }
}
