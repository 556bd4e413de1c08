package dev.oasis.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources lie that a test runs from. */
public final class RepositoryRoot {

    private RepositoryRoot() {
    }

    /** {@code -Doasis.root}, or the nearest directory upwards that holds the Maven wrapper. */
    public static Path find() {
        String root = System.getProperty("oasis.root");
        return root == null ? nearestWrapper() : Path.of(root);
    }

    private static Path nearestWrapper() {
        for (Path path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.exists(path.resolve("mvnw"))) {
                return path;
            }
        }
        throw new IllegalStateException("No directory above " + Path.of("").toAbsolutePath() + " holds mvnw; set -Doasis.root");
    }
}
