package dev.oasis.common.catalog.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.Problem;

class FilenameTest {

    @ParameterizedTest
    @ValueSource(strings = { "", ".hidden", "a/b", "a\\b", "größe.exe", "a\"b", " a" })
    void refusesWhatAddressesAndHeadersCannotCarry(String text) {
        assertThatThrownBy(() -> Filename.require(text)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({ "My App_1.2.0 (x64)-setup.exe, My App_1.2.0 (x64)-setup.exe", "größe.exe, gr__e.exe", ".hidden, _hidden",
            "a~b, a_b", "-x, _x" })
    void cleansToTheNearestNameThatIsTaken(String text, String expected) {
        assertThat(Filename.cleaned(text)).isEqualTo(expected).isEqualTo(Filename.require(expected));
    }

    @Test
    void keepsTheEndOfANameThatIsTooLong() {
        String cleaned = Filename.cleaned("x".repeat(700) + ".".repeat(300) + ".deb");

        assertThat(cleaned).hasSize(255).startsWith("_").endsWith(".deb").isEqualTo(Filename.require(cleaned));
    }
}
