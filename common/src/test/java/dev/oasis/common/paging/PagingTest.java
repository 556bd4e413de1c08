package dev.oasis.common.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class PagingTest {

    private static final List<String> NEWEST_FIRST = Stream.generate(Ulid::next).limit(5).sorted((a, b) -> b.compareTo(a))
            .toList();

    @Test
    void pages_joined_are_the_list() {
        Page<String> first = page(2, null);
        Page<String> second = page(2, first.nextCursor());
        Page<String> third = page(2, second.nextCursor());

        assertThat(Stream.of(first, second, third).flatMap(page -> page.items().stream())).isEqualTo(NEWEST_FIRST);
        assertThat(third.nextCursor()).isNull();
    }

    @Test
    void a_page_that_ends_with_the_list_has_no_next() {
        assertThat(page(5, null).nextCursor()).isNull();
        assertThat(page(5, null).items()).hasSize(5);
    }

    @Test
    void a_cursor_typed_in_lower_case_begins_at_the_same_place() {
        String cursor = page(2, null).nextCursor();

        assertThat(Cursor.of(Optional.of("2"), Optional.of(cursor.toLowerCase(Locale.ROOT)), "releases").before())
                .isEqualTo(NEWEST_FIRST.get(1));
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        String cursor = page(2, null).nextCursor();

        assertThat(problem(Optional.of("2"), Optional.of(cursor), "releases?status=draft").code())
                .isEqualTo(ProblemCode.INVALID_CURSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "2", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FAV00000000", "%%%%%%%%%%" })
    void a_cursor_that_no_list_gave_is_refused(String text) {
        assertThat(problem(Optional.empty(), Optional.of(text), "releases").code()).isEqualTo(ProblemCode.INVALID_CURSOR);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1", "101", "", "ten", "1.5", "99999999999" })
    void a_limit_is_1_to_100(String limit) {
        assertThat(problem(Optional.of(limit), Optional.empty(), "releases").code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
    }

    @Test
    void without_a_limit_it_is_20() {
        assertThat(Cursor.of(Optional.empty(), Optional.empty(), "releases").limit()).isEqualTo(20);
        assertThat(Cursor.of(Optional.empty(), Optional.empty(), "releases").fetch()).isEqualTo(21);
    }

    private static Page<String> page(int limit, String cursor) {
        Cursor from = Cursor.of(Optional.of(String.valueOf(limit)), Optional.ofNullable(cursor), "releases");
        List<String> rows = NEWEST_FIRST.stream().filter(id -> id.compareTo(from.before()) < 0).limit(from.fetch()).toList();
        return Page.of(rows, from, Function.identity(), Function.identity());
    }

    private static Problem problem(Optional<String> limit, Optional<String> cursor, String filters) {
        return catchThrowableOfType(Problem.class, () -> Cursor.of(limit, cursor, filters));
    }
}
