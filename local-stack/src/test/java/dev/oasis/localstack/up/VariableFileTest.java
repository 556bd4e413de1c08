package dev.oasis.localstack.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariableFileTest {

    @TempDir
    Path directory;

    @Test
    void a_shell_and_this_class_read_the_same_values() throws Exception {
        Path file = directory.resolve("env");
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("OASIS_URL", "http://localhost:8080");
        variables.put("OASIS_POSTGRES_URL", "postgresql://postgres:f0o@127.0.0.1:5432/oasis");

        VariableFile.write(file, variables);

        assertThat(VariableFile.read(file)).isEqualTo(variables);
        Process shell = new ProcessBuilder("/bin/sh", "-c", ". " + file + "; echo $OASIS_URL $OASIS_POSTGRES_URL").start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("http://localhost:8080 postgresql://postgres:f0o@127.0.0.1:5432/oasis\n");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a b", "$HOME", "a;b", "it's", "a\nb", "`x`" })
    void a_value_that_a_shell_would_not_take_literally_is_refused(String value) {
        assertThatThrownBy(() -> VariableFile.write(directory.resolve("env"), Map.of("NAME", value)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("NAME ");
    }
}
