package dev.oasis.common.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefPatternTest {

    @ParameterizedTest
    @CsvSource({ "refs/tags/*, refs/tags/v1.2.0, true", "refs/tags/*, refs/tags/@scope/pkg@1, false",
            "refs/tags/**, refs/tags/@scope/pkg@1, true",
            "refs/tags/v*, refs/tags/1.2.0, false", "refs/tags/v*, refs/heads/v1, false",
            "refs/heads/main, refs/heads/main, true", "refs/heads/main, refs/heads/main2, false",
            "refs/heads/main, refs/heads/mai, false", "refs/heads/release/*-final, refs/heads/release/1-final, true",
            "refs/heads/release/*-final, refs/heads/release/1/x-final, false",
            "refs/heads/release/**-final, refs/heads/release/1/x-final, true",
            "refs/heads/release/*-final, refs/heads/release/1-final-2, false", "refs/tags/v*.*, refs/tags/v1, false",
            "refs/tags/**, refs/tags/v1, true", "refs/tags/*, refs/pull/1/merge, false",
            "refs/heads/a.b, refs/heads/acb, false" })
    void stars_stand_for_characters_as_in_pipelines_and_all_else_for_itself(String pattern, String ref, boolean matches) {
        assertThat(new RefPattern(pattern).matches(ref)).isEqualTo(matches);
    }

    @Test
    void many_stars_take_no_time() {
        assertThat(new RefPattern("refs/tags/" + "a*".repeat(100) + "b").matches("refs/tags/" + "a".repeat(100_000))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "main", "refs/pull/1/merge", "refs/heads/", "refs/tags/a b", "refs/tags/a\nb",
            "refs/tags/a?b",
            "refs/tags/[ab]", "refs/tags/a:b" })
    void what_is_no_branch_or_tag_is_refused(String text) {
        assertThatThrownBy(() -> new RefPattern(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
