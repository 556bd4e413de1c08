package dev.oasis.testkit.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Holds {@code docs/reference/configuration.md} to the configuration mappings in the sources. */
class ConfigurationReferenceTest {

    private static final Path ROOT = Path.of(System.getProperty("oasis.root"));
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern KEY = Pattern.compile("^    [A-Z][\\w<>]* (\\w+)\\(\\);", Pattern.MULTILINE);

    @Test
    void everyKeyIsDocumented() throws IOException {
        String reference = Files.readString(ROOT.resolve("docs/reference/configuration.md"));

        List<String> keys = keysInSources();

        assertThat(keys).hasSizeGreaterThan(10).allSatisfy(key -> assertThat(reference).contains("| `" + key + "` |"));
    }

    private static List<String> keysInSources() throws IOException {
        List<String> keys = new ArrayList<>();
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .map(ConfigurationReferenceTest::read)
                    .forEach(source -> keys.addAll(keysOf(source)));
        }
        return keys;
    }

    private static List<String> keysOf(String source) {
        Matcher prefix = PREFIX.matcher(source);
        if (!prefix.find()) {
            return List.of();
        }
        return KEY.matcher(source).results().map(key -> prefix.group(1) + "." + kebab(key.group(1))).toList();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
