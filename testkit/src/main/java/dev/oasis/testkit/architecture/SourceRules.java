package dev.oasis.testkit.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules that only the sources can show.
 *
 * @param sources a source root, such as {@code src/main/java}
 */
public record SourceRules(Path sources) {

    private static final int MAX_LINES = 300;
    private static final String DESCRIPTION = "package-info.java";

    /** One sentence for each breach, empty when all is well. */
    public List<String> breaches() {
        return Stream.concat(undescribedPackages(), longClasses()).sorted().toList();
    }

    private Stream<String> undescribedPackages() {
        return sourceFiles(file -> true).map(Path::getParent).distinct()
                .filter(folder -> !Files.exists(folder.resolve(DESCRIPTION)))
                .map(folder -> relative(folder) + " has no " + DESCRIPTION + " that states its duty");
    }

    private Stream<String> longClasses() {
        return sourceFiles(file -> lines(file) > MAX_LINES)
                .map(file -> relative(file) + " has " + lines(file) + " lines, more than " + MAX_LINES);
    }

    private Stream<Path> sourceFiles(Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java")).filter(wanted).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path relative(Path file) {
        return sources.relativize(file);
    }
}
