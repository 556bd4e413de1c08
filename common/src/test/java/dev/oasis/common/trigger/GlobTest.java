package dev.oasis.common.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({ "main,main", "*,main", "*,''", "feature/*,feature/a", "feature/**,feature/a/b", "**,a/b/c", "v?.*,v1.20",
            "**/test.js,test.js", "**/test.js,src/test.js", "**/test.js,src/a/test.js", "src/**/a.rs,src/a.rs",
            "src/**/a.rs,src/x/y/a.rs", "src/**,src/a", "**.md,docs/a.md", "release/**-rc,release/1/2-rc", "v[0-9]*,v1",
            "[!a]b,cb", "[a-]x,-x", "[]]x,]x", "\\*,*", "[\\]]x,]x", "a**b,a/x/b", "a/**/**/b,a/b", "*.tar.gz,a.tar.gz",
            "**/docs/**,docs/a.md", "**/docs/**,x/docs/y/a.md" })
    void matches(String pattern, String text) {
        assertThat(Glob.of(pattern).matches(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "main,Main", "main,main2", "*,a/b", "feature/*,feature/a/b", "feature/*,feature", "src/**,src", "?,/", "?,''",
            "v?,v10", "[!a]b,/b", "**/test.js,mytest.js", "src/**/a.rs,srcx/a.rs", "[a-c]x,dx", "\\*,a", "a/**/b,ab",
            "**/docs/**,docs", "*.md,docs/a.md" })
    void doesNotMatch(String pattern, String text) {
        assertThat(Glob.of(pattern).matches(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[abc", "a\\", "[z-a]" })
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatThrownBy(() -> Glob.of(pattern)).isInstanceOf(IllegalArgumentException.class).hasMessageEndingWith(".");
        assertThatThrownBy(() -> Glob.of("x".repeat(Glob.MAX_LENGTH + 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPatternThatWouldTakeABacktrackingMatcherForEverEnds() {
        assertThat(Glob.of("**a".repeat(80)).matches("a".repeat(2_000) + "b")).isFalse();
    }
}
