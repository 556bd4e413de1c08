package dev.oasis.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A program of the machine that the benchmark needs, and the Debian package that has it. */
enum Tool {

    CHRT("chrt", "util-linux"),
    NGINX("nginx", "nginx-light"),
    OPENSSL("openssl", "openssl"),
    TASKSET("taskset", "util-linux"),
    WRK("wrk", "wrk");

    /** Where Debian puts servers, which is not on every user's path. */
    private static final String SERVERS = "/usr/sbin";

    private final String program;
    private final String debianPackage;

    Tool(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /** Where it is; fails with a sentence that says what to install. */
    String path() {
        return find().orElseThrow(() -> new AssertionError("The benchmark needs " + program + ": apt-get install -y "
                + debianPackage));
    }

    private Optional<String> find() {
        return Arrays.stream((System.getenv("PATH") + ":" + SERVERS).split(":")).map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable).map(Path::toString).findFirst();
    }

    /** Runs a command to its end and answers what it printed; fails when it does. */
    static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + command.get(0) + " ran", e);
        }
    }
}
