package dev.oasis.common.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.FieldError;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class ExternalUrlTest {

    @Test
    void an_https_address_is_taken_apart() {
        ExternalUrl url = ExternalUrl.require("url", "https://Files.Example.com/v1/My%20App_1.2.0.AppImage?a=%2F&b");

        assertThat(url.host()).isEqualTo("files.example.com");
        assertThat(url.port()).isEqualTo(443);
        assertThat(url.requestUri()).isEqualTo("/v1/My%20App_1.2.0.AppImage?a=%2F&b");
        assertThat(url.filename()).isEqualTo("My App_1.2.0.AppImage");
        assertThat(url).hasToString("https://Files.Example.com/v1/My%20App_1.2.0.AppImage?a=%2F&b");
    }

    @Test
    void an_address_without_a_path_asks_for_the_root() {
        ExternalUrl url = ExternalUrl.require("url", "https://example.com:8443");

        assertThat(url.requestUri()).isEqualTo("/");
        assertThat(url.port()).isEqualTo(8443);
        assertThat(url.filename()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "http://example.com/a", "ftp://example.com/a", "file:///etc/passwd", "//example.com/a",
            "a.zip",
            "https:example.com", "https:///a", "https://user@example.com/a", "https://user:secret@example.com/a",
            "https://example.com/a#part", "https://example.com/a b", "https://example.com\\@10.0.0.1/",
            "https://ex_ample.com/a",
            "https://example.com/ü", "https://exämple.com/a", "https://example.com:port/a" })
    void anything_else_is_refused_at_its_field(String text) {
        Problem problem = catchThrowableOfType(Problem.class, () -> ExternalUrl.require("artifacts[1].url", text));

        assertThat(problem.code()).isEqualTo(ProblemCode.EXTERNAL_URL_REFUSED);
        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("artifacts[1].url");
    }

    @Test
    void an_address_too_long_for_its_column_is_refused() {
        String longest = "https://example.com/" + "a".repeat(ExternalUrl.MAX_LENGTH - 20);

        assertThat(ExternalUrl.require("url", longest)).hasToString(longest);
        assertThat(catchThrowableOfType(Problem.class, () -> ExternalUrl.require("url", longest + "a"))).isNotNull();
    }
}
