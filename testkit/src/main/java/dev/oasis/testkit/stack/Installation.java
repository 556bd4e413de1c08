package dev.oasis.testkit.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.oasis.testkit.RepositoryRoot;

/** Where the built {@code local-stack} module lies. */
final class Installation {

    private final Path target;

    private Installation(Path target) {
        this.target = target;
    }

    static Installation find() {
        return new Installation(RepositoryRoot.find().resolve("local-stack/target"));
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
