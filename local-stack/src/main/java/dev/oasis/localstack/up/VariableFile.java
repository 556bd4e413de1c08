package dev.oasis.localstack.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.oasis.localstack.files.PrivateFile;

/**
 * A file of {@code NAME=value} lines that only its owner may read. A shell can source it and any program can split it at the
 * first {@code =}: values hold only characters that need no quotes.
 */
final class VariableFile {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@,+-]*");

    private VariableFile() {
    }

    /** The variables of a file, none when it does not exist. */
    static Map<String, String> read(Path file) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    variables.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        return variables;
    }

    /** The variable as the file has it; made and added to the others when it has none. */
    static String loadOrCreate(Path file, String name, Supplier<String> create) throws IOException {
        Map<String, String> kept = read(file);
        if (!kept.containsKey(name)) {
            kept.put(name, create.get());
            write(file, kept);
        }
        return kept.get(name);
    }

    /** Replaces the file as a whole, in the order of the map. */
    static void write(Path file, Map<String, String> variables) throws IOException {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) -> {
            if (!PLAIN.matcher(value).matches()) {
                throw new IllegalArgumentException(name + " has a character that a shell would not take literally");
            }
            text.append(name).append('=').append(value).append('\n');
        });
        PrivateFile.write(file, text.toString());
    }
}
