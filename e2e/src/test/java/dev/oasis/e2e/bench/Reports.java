package dev.oasis.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.oasis.e2e.platform.Repository;
import dev.oasis.localstack.files.Directories;

/** Where results go: {@code e2e/target/bench}. */
final class Reports {

    private static final Path DIRECTORY = Repository.root().resolve("e2e/target/bench");

    private Reports() {
    }

    /** An empty directory for the logs and files of one benchmark. */
    static Path workspace(String name) throws IOException {
        Path directory = DIRECTORY.resolve(name);
        Directories.delete(directory);
        return Files.createDirectories(directory);
    }

    /** Keeps the result as {@code <name>.md} and prints it. */
    static void publish(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(DIRECTORY).resolve(name + ".md"), text);
        System.out.println("\n" + text);
    }
}
