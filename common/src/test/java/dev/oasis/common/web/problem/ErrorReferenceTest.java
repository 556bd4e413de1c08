package dev.oasis.common.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorReferenceTest {

    private static final Path REFERENCE = Path.of(System.getProperty("oasis.root"), "docs/reference/errors.md");

    @ParameterizedTest
    @EnumSource
    void everyCodeIsDocumentedWithItsStatusAndTitle(ProblemCode code) throws IOException {
        assertThat(Files.readString(REFERENCE))
                .contains("| `%s` | %d | %s |".formatted(code.wireName(), code.status(), code.title()));
    }
}
