package dev.oasis.common.web.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class PreconditionsTest {

    private record Plain(String name, Instant changed) implements Tagged {
    }

    private record Counted(String name, long count) implements Tagged {
        @Override
        public Set<String> figures() {
            return Set.of("count");
        }
    }

    private static final Plain VIEW = new Plain("a", Instant.parse("2026-01-01T00:00:00Z"));
    private static final String TAG = EntityTag.of(VIEW).toString();

    @Test
    void the_tag_is_quoted_and_the_same_for_what_shows_the_same() {
        assertThat(TAG).matches("\"[A-Za-z0-9_-]{16}\"").isEqualTo(EntityTag.of(new Plain("a", VIEW.changed())).toString());
        assertThat(EntityTag.of(new Plain("b", VIEW.changed())).toString()).isNotEqualTo(TAG);
        assertThat(EntityTag.of(new Plain(null, VIEW.changed())).toString()).isNotEqualTo(TAG);
        assertThat(EntityTag.of(new Plain("a", VIEW.changed().plusNanos(1000))).toString()).isNotEqualTo(TAG);
    }

    @Test
    void fields_cannot_be_mistaken_for_each_other() {
        assertThat(EntityTag.of(new Plain("a\",\"changed\":1", null))).isNotEqualTo(EntityTag.of(new Plain("a", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "\"other\", %s", "%s", " %s ", "%s,", ", ,%s", "W/\"x\",%s", "\"a,b\"\t,\t%s" })
    void a_change_passes_when_if_match_names_the_state(String header) {
        assertThatCode(() -> ifMatch(header.formatted(TAG)).require(VIEW)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"other\"", "\"\"", "W/%s", "\"a\", \"b\"" })
    void a_change_is_refused_when_if_match_names_other_states_or_is_weak(String header) {
        assertFailed(() -> ifMatch(header.formatted(TAG)).require(VIEW));
    }

    @Test
    void several_lines_are_one_list() {
        assertThatCode(() -> ifMatch("\"x\"", TAG).require(VIEW)).doesNotThrowAnyException();
        assertFailed(() -> ifMatch("\"x\"", "\"y\"").require(VIEW));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "abc", "\"abc", "abc\"", "\"a\" \"b\"", "*, \"a\"", "w/\"a\"", "W/ \"a\"", "\"a b\"",
            "\"a\u0001\"", "'a'", ",", "\"a\";\"b\"" })
    void what_is_no_list_of_tags_is_malformed_and_names_the_header(String header) {
        assertThatThrownBy(() -> ifMatch(header)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
            assertThat(problem.errors()).first().hasFieldOrPropertyWithValue("field", "If-Match");
        });
        assertThatThrownBy(() -> ifNoneMatch(header)).isInstanceOf(Problem.class).hasMessageContaining("ETag");
    }

    @Test
    void a_very_long_list_is_read_in_no_time() {
        String longest = "\"x\",".repeat(100_000) + "\"";

        assertThatThrownBy(() -> ifMatch(longest)).isInstanceOf(Problem.class);
    }

    @Test
    void nothing_is_demanded() {
        assertThatCode(() -> Preconditions.of(List.of(), List.of()).require(VIEW)).doesNotThrowAnyException();
        assertThat(Preconditions.NONE.isKnown(EntityTag.of(VIEW))).isFalse();
    }

    @Test
    void a_figure_counts_for_who_reads_and_not_for_who_changes() {
        Counted before = new Counted("a", 1);
        Counted after = new Counted("a", 2);
        String tag = EntityTag.of(before).toString();

        assertThatCode(() -> ifMatch(tag).require(after)).doesNotThrowAnyException();
        assertThat(ifNoneMatch(tag).isKnown(EntityTag.of(before))).isTrue();
        assertThat(ifNoneMatch(tag).isKnown(EntityTag.of(after))).isFalse();
        assertFailed(() -> ifMatch(tag).require(new Counted("b", 1)));
    }

    @Test
    void if_none_match_compares_weakly_and_stops_changes() {
        assertThat(ifNoneMatch("W/" + TAG).isKnown(EntityTag.of(VIEW))).isTrue();
        assertThat(ifNoneMatch("*").isKnown(EntityTag.of(VIEW))).isTrue();
        assertThat(ifNoneMatch("\"other\"").isKnown(EntityTag.of(VIEW))).isFalse();
        assertFailed(() -> ifNoneMatch(TAG).require(VIEW));
        assertThatCode(() -> ifNoneMatch("\"other\"").require(VIEW)).doesNotThrowAnyException();
    }

    private static Preconditions ifMatch(String... lines) {
        return Preconditions.of(Arrays.asList(lines), List.of());
    }

    private static Preconditions ifNoneMatch(String... lines) {
        return Preconditions.of(List.of(), Arrays.asList(lines));
    }

    private static void assertFailed(Runnable change) {
        assertThatThrownBy(change::run).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PRECONDITION_FAILED));
    }
}
