package dev.oasis.common.catalog.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class FilenameTest {

    @ParameterizedTest
    @ValueSource(strings = { "myapp_1.2.0_amd64.AppImage", "My App (beta)_1.2.0+3_x64-setup.exe", "a", "_a", "a..b" })
    void names_as_bundlers_make_them_are_taken(String name) {
        assertThat(Filename.require(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", ".hidden", "..", "-rf", " a", "a/b", "a\\b", "a\nb", "a\"b", "a;b", "a%2Fb", "ä", "a\u0000" })
    void what_could_leave_its_folder_or_header_is_refused(String name) {
        assertThat(catchThrowableOfType(Problem.class, () -> Filename.require(name)).code())
                .isEqualTo(ProblemCode.VALIDATION_FAILED);
    }

    @Test
    void a_name_has_at_most_255_characters() {
        assertThat(Filename.require("a".repeat(255))).hasSize(255);
        assertThat(catchThrowableOfType(Problem.class, () -> Filename.require("a".repeat(256)))).isNotNull();
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
