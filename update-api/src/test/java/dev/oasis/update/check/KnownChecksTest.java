package dev.oasis.update.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.oasis.common.catalog.target.CheckPath;

class KnownChecksTest {

    private static final int SIZE = 64;

    private final KnownChecks known = new KnownChecks(SIZE);

    @Test
    void a_path_that_was_remembered_is_found_and_no_other() {
        KnownCheck check = check("/app/update/linux/x86_64/1.0.0");
        known.remember(check);

        assertThat(known.find("/app/update/linux/x86_64/1.0.0")).isSameAs(check);
        assertThat(known.find("/app/update/linux/x86_64/1.0.1")).isNull();
    }

    @Test
    void the_same_path_again_takes_the_place_of_the_first() {
        KnownCheck second = check("/app/update/linux/1.0.0");
        known.remember(check("/app/update/linux/1.0.0"));
        known.remember(second);

        assertThat(known.find("/app/update/linux/1.0.0")).isSameAs(second);
    }

    @Test
    void many_paths_push_each_other_out_and_are_never_mistaken() {
        List<String> paths = IntStream.range(0, 10 * SIZE).mapToObj(i -> "/app/update/linux/x86_64/1." + i + ".0").toList();
        List<KnownCheck> checks = paths.stream().map(KnownChecksTest::check).toList();
        for (int i = 0; i < paths.size(); i++) {
            known.remember(checks.get(i));
            assertThat(known.find(paths.get(i))).isSameAs(checks.get(i));
        }

        List<KnownCheck> found = paths.stream().map(known::find).toList();

        assertThat(found.stream().filter(Objects::nonNull)).hasSizeBetween(SIZE / 2, SIZE);
        assertThat(IntStream.range(0, found.size()).filter(i -> found.get(i) != null))
                .allMatch(i -> found.get(i) == checks.get(i));
    }

    @Test
    void a_fifth_of_what_there_is_room_for_is_held_nearly_whole() {
        KnownChecks many = new KnownChecks(1 << 16);
        List<String> paths = IntStream.range(0, 13_000).mapToObj(i -> "/app-" + i + "/update/linux/x86_64/1.0.0").toList();
        paths.forEach(path -> many.remember(check(path)));

        assertThat(paths.stream().filter(path -> many.find(path) == null).count()).isLessThan(26);
    }

    @Test
    void paths_that_nobody_has_are_not_kept() {
        String path = "/app/update/linux/1.0.0-" + "a".repeat(KnownChecks.MAX_PATH);
        known.remember(check(path));

        assertThat(known.find(path)).isNull();
    }

    @Test
    void the_number_of_places_is_a_power_of_two() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KnownChecks(1000)).withMessageContaining("1000");
    }

    private static KnownCheck check(String path) {
        return new KnownCheck(path, "app", "stable", (CheckPath.Parts) CheckPath.parse(List.of("linux-x86_64", "1.0.0")), 1);
    }
}
