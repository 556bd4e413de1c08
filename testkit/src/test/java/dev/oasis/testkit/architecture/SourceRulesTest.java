package dev.oasis.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRulesTest {

    @TempDir
    Path sources;

    @Test
    void a_described_package_with_a_class_of_300_lines_is_fine() throws IOException {
        write("app/package-info.java", 4);
        write("app/App.java", 300);

        assertThat(new SourceRules(sources).breaches()).isEmpty();
    }

    @Test
    void a_package_without_a_description_is_named_once() throws IOException {
        write("app/package-info.java", 4);
        write("app/App.java", 1);
        write("app/release/Release.java", 1);
        write("app/release/Rollout.java", 1);

        assertThat(new SourceRules(sources).breaches())
                .containsExactly("app/release has no package-info.java that states its duty");
    }

    @Test
    void a_class_of_301_lines_is_too_long() throws IOException {
        write("app/package-info.java", 4);
        write("app/App.java", 301);

        assertThat(new SourceRules(sources).breaches()).containsExactly("app/App.java has 301 lines, more than 300");
    }

    private void write(String file, int lines) throws IOException {
        Path path = sources.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "//\n".repeat(lines));
    }
}
