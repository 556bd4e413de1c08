package dev.oasis.testkit.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.oasis.testkit.RepositoryRoot;

/** The migration scripts of {@code common}, as Flyway would run them. */
public final class Migrations {

    private static final Path FOLDER = Path.of("common/src/main/resources/db/migration");

    private Migrations() {
    }

    /** All scripts one after the other. */
    public static String sql() {
        StringBuilder sql = new StringBuilder();
        for (Path file : files()) {
            try {
                sql.append(Files.readString(file)).append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sql.toString();
    }

    /** Version and description of each, oldest first, such as {@code 20261121080000 spine}. */
    public static List<String> names() {
        return files().stream().map(file -> file.getFileName().toString())
                .map(name -> name.substring(1, name.length() - ".sql".length()).replace("__", " ").replace('_', ' ')).toList();
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(RepositoryRoot.find().resolve(FOLDER))) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
