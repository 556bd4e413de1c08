package dev.oasis.common.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class CsrfGuardTest {

    private static final Optional<String> TOKEN = Optional.of("token");

    @ParameterizedTest
    @CsvSource({ "https://oasis.test,https://oasis.test", "https://Oasis.test:443/,https://oasis.test",
            "http://localhost:8080,http://localhost:8080", "http://oasis.test:80,http://oasis.test",
            "https://oasis.test:8443/base,https://oasis.test:8443" })
    void origin_is_compared_as_browsers_write_it(URI publicUrl, String origin) {
        assertThat(new CsrfGuard(publicUrl).judge("POST", origin, "token", TOKEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://oasis.test", "https://oasis.test:8443", "https://oasis.test.evil.test", "null", "",
            "https://evil.test" })
    void other_origins_are_refused(String origin) {
        assertThat(code(new CsrfGuard(URI.create("https://oasis.test")).judge("DELETE", origin, "token", TOKEN)))
                .contains(ProblemCode.ORIGIN_REFUSED);
    }

    @Test
    void safe_methods_pass_and_all_others_do_not() {
        CsrfGuard guard = new CsrfGuard(URI.create("https://oasis.test"));

        assertThat(guard.judge("GET", null, null, TOKEN)).isEmpty();
        assertThat(guard.judge("HEAD", null, null, TOKEN)).isEmpty();
        assertThat(guard.judge("OPTIONS", null, null, TOKEN)).isEmpty();
        for (String method : new String[] { "POST", "PUT", "PATCH", "DELETE", "get", "FRESH" }) {
            assertThat(guard.judge(method, null, null, TOKEN)).as(method).isPresent();
        }
    }

    @Test
    void token_must_be_there_and_be_the_sessions() {
        CsrfGuard guard = new CsrfGuard(URI.create("https://oasis.test"));

        assertThat(code(guard.judge("POST", "https://oasis.test", null, TOKEN))).contains(ProblemCode.CSRF_TOKEN_INVALID);
        assertThat(code(guard.judge("POST", "https://oasis.test", "other", TOKEN)))
                .contains(ProblemCode.CSRF_TOKEN_INVALID);
        assertThat(code(guard.judge("POST", "https://oasis.test", "", Optional.empty())))
                .contains(ProblemCode.CSRF_TOKEN_INVALID);
    }

    private static Optional<ProblemCode> code(Optional<Problem> problem) {
        return problem.map(Problem::code);
    }
}
