package dev.oasis.testkit.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.oasis.testkit.RepositoryRoot;

/** The table of {@code docs/reference/access.md}: which scope opens which operation. */
public final class AccessMatrix {

    private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+) (/\\S+)` \\|(.+)\\|");
    private static final List<String> SCOPES = List.of("owner", "admin", "ci", "read");

    private AccessMatrix() {
    }

    /** What a scope is worth for an operation. */
    public enum Worth {
        /** Nothing. */
        NONE,
        /** It opens the operation on the apps for which it is held. */
        SOME_APPS,
        /** It opens the operation only when it is held for all apps. */
        ALL_APPS
    }

    /** One operation, such as {@code GET /admin/apps/{app}}, and what each scope is worth for it. */
    public record Operation(String method, String path, Map<String, Worth> scopes) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** @param prefix such as {@code /admin/} */
    public static List<Operation> below(String prefix) {
        List<Operation> operations = new ArrayList<>();
        for (String line : lines()) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && row.group(2).startsWith(prefix)) {
                operations.add(new Operation(row.group(1), row.group(2), worth(row.group(3))));
            }
        }
        return operations;
    }

    private static Map<String, Worth> worth(String cells) {
        List<String> words = Arrays.stream(cells.split("\\|")).map(String::strip).toList();
        Map<String, Worth> worth = new LinkedHashMap<>();
        for (int i = 0; i < SCOPES.size(); i++) {
            worth.put(SCOPES.get(i), switch (words.get(i)) {
                case "yes" -> Worth.SOME_APPS;
                case "all" -> Worth.ALL_APPS;
                case "–" -> Worth.NONE;
                default -> throw new IllegalStateException("The matrix knows yes, all and –, not " + words.get(i));
            });
        }
        return worth;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(RepositoryRoot.find().resolve("docs/reference/access.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
