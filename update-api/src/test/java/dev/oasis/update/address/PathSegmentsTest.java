package dev.oasis.update.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class PathSegmentsTest {

    @Test
    void a_plus_is_a_plus_however_it_is_sent() {
        assertThat(PathSegments.of("/app/update/linux/1.0.0+1")).containsExactly("app", "update", "linux", "1.0.0+1");
        assertThat(PathSegments.of("/app/update/linux/1.0.0%2B1")).containsExactly("app", "update", "linux", "1.0.0+1");
    }

    @Test
    void an_unreplaced_placeholder_gets_through_escaped_and_raw() {
        assertThat(PathSegments.of("/a/%7B%7Bbundle_type%7d%7D")).containsExactly("a", "{{bundle_type}}");
        assertThat(PathSegments.of("/a/{{bundle_type}}")).containsExactly("a", "{{bundle_type}}");
    }

    @Test
    void an_encoded_slash_stays_in_its_segment_and_a_trailing_slash_is_an_empty_one() {
        assertThat(PathSegments.of("/a/b%2Fc/")).containsExactly("a", "b/c", "");
        assertThat(PathSegments.of("/")).containsExactly("");
    }

    @Test
    void utf8_is_decoded() {
        assertThat(PathSegments.of("/%C3%BC/ü%20")).containsExactly("ü", "ü ");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/a%", "/a%2", "/a%zz", "/%FF", "/%C3" })
    void what_is_not_encoded_properly_is_refused(String path) {
        assertThatThrownBy(() -> PathSegments.of(path))
                .isInstanceOfSatisfying(Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST));
    }

    @Test
    void a_path_of_four_kilobytes_is_refused() {
        assertThatThrownBy(() -> PathSegments.of("/app/update/" + "x".repeat(4096) + "/1.0.0"))
                .isInstanceOfSatisfying(Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_REQUEST));
    }
}
