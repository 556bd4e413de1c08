package dev.oasis.testkit.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which operations have been seen to answer what, in this test JVM. Kept in a file: each application that a test run starts has
 * its own class loader and so its own statics.
 */
final class SeenAnswers {

    private static final Path FILE = Path.of("target", "openapi-seen-" + ProcessHandle.current().pid() + ".txt");
    private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

    private SeenAnswers() {
    }

    static void note(DocumentedOperation operation, int status) {
        String line = line(operation, String.valueOf(status));
        if (WRITTEN.add(line)) {
            append(line + "\n");
        }
    }

    static String line(DocumentedOperation operation, String status) {
        return operation.id() + " " + status;
    }

    static Set<String> all() {
        try {
            return Files.exists(FILE) ? new TreeSet<>(Files.readAllLines(FILE)) : Set.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void append(String text) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
