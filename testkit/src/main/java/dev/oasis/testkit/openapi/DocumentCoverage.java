package dev.oasis.testkit.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says which documented answers no test of this JVM has seen. Meant for a test without Quarkus, because those run after all
 * that
 * have it.
 */
public final class DocumentCoverage {

    private DocumentCoverage() {
    }

    /** Whether any answer was checked before; when a single class is run there may be nothing to speak of. */
    public static boolean hasSeenAnything() {
        return !SeenAnswers.all().isEmpty();
    }

    /**
     * The same for the module at hand: its document is the one that the build has stored, its excuses stand in
     * {@code src/test/resources/openapi-unseen.txt}.
     */
    public static List<String> faultsOfModule() {
        try {
            return faults(OpenApiDocument.parse(Files.readString(Path.of("target", "openapi", "openapi.json"))),
                    Files.readAllLines(Path.of("src", "test", "resources", "openapi-unseen.txt")).stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#")).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Operations and their success statuses that nobody has seen, and reasons that are needed no more.
     *
     * @param excused lines of the form {@code operationId status: reason}
     */
    public static List<String> faults(OpenApiDocument document, List<String> excused) {
        Set<String> seen = SeenAnswers.all();
        Set<String> missing = new TreeSet<>();
        document.operations().forEach(operation -> operation.statuses().stream().filter(status -> status.matches("[23].."))
                .map(status -> SeenAnswers.line(operation, status)).filter(line -> !seen.contains(line))
                .forEach(missing::add));
        Set<String> faults = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (String line : excused) {
            String[] parts = line.split(":", 2);
            if (parts.length < 2 || parts[1].isBlank()) {
                faults.add("'" + line + "' names no reason.");
            } else if (!missing.contains(parts[0])) {
                faults.add("'" + parts[0] + "' is excused but was seen, or is not documented: take it out.");
            }
            named.add(parts[0]);
        }
        missing.removeAll(named);
        missing.forEach(line -> faults.add("'" + line + "' is documented, and no test has seen it."));
        return List.copyOf(faults);
    }
}
