package dev.oasis.testkit.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the built {@code local-stack} module lies. */
final class Installation {

    private final Path target;

    private Installation(Path target) {
        this.target = target;
    }

    /** Below the reactor root: {@code -Doasis.root}, or the nearest directory upwards that holds the Maven wrapper. */
    static Installation find() {
        String root = System.getProperty("oasis.root");
        return new Installation((root == null ? nearestWrapper() : Path.of(root)).resolve("local-stack/target"));
    }

    private static Path nearestWrapper() {
        for (Path path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.exists(path.resolve("mvnw"))) {
                return path;
            }
        }
        throw new IllegalStateException("No directory above " + Path.of("").toAbsolutePath() + " holds mvnw; set -Doasis.root");
    }

    /** What {@code java -cp} takes to run the stack. */
    String classPath() throws IOException {
        Path list = target.resolve("local-stack.classpath");
        Path classes = target.resolve("classes");
        if (Files.notExists(list) || Files.notExists(classes.resolve("dev"))) {
            throw new IllegalStateException("local-stack is not built: run ./mvnw package -DskipTests -pl local-stack first");
        }
        return classes + File.pathSeparator + Files.readString(list).strip();
    }

    /** PostgreSQL unpacked, shared by all test JVMs; unpacking takes two seconds. */
    Path postgresBinaries() {
        return target.resolve("postgres-binaries");
    }

    /** A new directory for one stack's data. */
    Path newDataDirectory() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(target.resolve("test-stacks")), "stack-");
    }
}
