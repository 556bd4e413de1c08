package dev.oasis.common.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UlidTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void ids_of_one_process_ascend_also_within_a_millisecond() {
        List<String> ids = Stream.generate(Ulid::next).limit(50_000).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(Ulid::isUlid);
    }

    @Test
    void threads_do_not_share_an_id() {
        List<String> ids = IntStream.range(0, 20_000).parallel().mapToObj(i -> Ulid.next()).toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void the_first_ten_characters_are_the_milliseconds() {
        long before = System.currentTimeMillis();
        String id = Ulid.next();

        long millis = 0;
        for (char digit : id.substring(0, 10).toCharArray()) {
            millis = millis * 32 + ALPHABET.indexOf(digit);
        }
        assertThat(millis).isBetween(before, System.currentTimeMillis() + 1);
    }

    @Test
    void both_cases_are_recognised() {
        assertThat(Ulid.isUlid("01ARZ3NDEKTSV4RRFFQ69G5FAV")).isTrue();
        assertThat(Ulid.isUlid("01ARZ3NDEKTSV4RRFFQ69G5FAV".toLowerCase(Locale.ROOT))).isTrue();
        assertThat(Ulid.isUlid("7ZZZZZZZZZZZZZZZZZZZZZZZZZ")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "my-app", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVV",
            "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
            "01ARZ3NDEKTSV4RRFFQ69G5FAI", "01ARZ3NDEKTSV4RRFFQ69G5FAL", "01ARZ3NDEKTSV4RRFFQ69G5FAO",
            "01ARZ3NDEKTSV4RRFFQ69G5FAU", "01ARZ3NDEKTSV4RRFFQ69G5FA-", "01ARZ3NDEKTSV4RRFFQ69G5FAſ",
            "01ARZ3NDEKTSV4RRFFQ69G5FAß" })
    void other_text_is_not(String text) {
        assertThat(Ulid.isUlid(text)).isFalse();
    }
}
