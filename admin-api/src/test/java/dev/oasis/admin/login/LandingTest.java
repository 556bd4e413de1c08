package dev.oasis.admin.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.Problem;

class LandingTest {

    @ParameterizedTest
    @ValueSource(strings = { "/", "/console", "/console/apps/x?tab=1&y=%20#top", "/a//b" })
    void pathsOfThisOriginAreTaken(String path) {
        assertThat(new Landing(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "console", "//evil.test", "/\\evil.test", "/\t/evil.test", "/.//evil.test", "/..//evil.test",
            "/a/..//evil.test", "https://evil.test", "javascript:alert(1)", "/a\r\nSet-Cookie: x", "/a b", "/\u00e4",
            "///evil" })
    void whatCouldLeadAwayIsRefused(String path) {
        assertThatThrownBy(() -> new Landing(path)).isInstanceOf(Problem.class);
    }
}
