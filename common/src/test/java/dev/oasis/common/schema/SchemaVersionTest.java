package dev.oasis.common.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class SchemaVersionTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @Test
    void the_required_version_is_that_of_the_newest_migration() throws IOException {
        assertThat(versions()).last().isEqualTo(SchemaVersion.REQUIRED);
    }

    @Test
    void migrations_are_named_by_the_second_in_utc_and_unique() throws IOException {
        assertThat(versions()).isNotEmpty().doesNotHaveDuplicates().allMatch(version -> version.matches("20\\d{12}"));
    }

    @Test
    void a_schema_suffices_from_the_required_version_on() {
        assertThat(SchemaVersion.suffices(SchemaVersion.REQUIRED)).isTrue();
        assertThat(SchemaVersion.suffices("29990101000000")).isTrue();
        assertThat(SchemaVersion.suffices("20200101000000")).isFalse();
        assertThat(SchemaVersion.suffices(null)).isFalse();
    }

    private static List<String> versions() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql"))
                    .map(name -> name.substring(1, name.indexOf("__"))).sorted().toList();
        }
    }
}
