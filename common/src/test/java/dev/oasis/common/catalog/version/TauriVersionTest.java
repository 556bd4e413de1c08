package dev.oasis.common.catalog.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TauriVersionTest {

    @Test
    void every_pair_compares_as_rusts_semver_crate_sorts_it() throws IOException {
        List<TauriVersion> ascending = vectors("sorted-by-rust-semver.txt").map(TauriVersion::of).toList();

        assertThat(ascending).hasSizeGreaterThan(500);
        for (int i = 0; i < ascending.size(); i++) {
            for (int j = 0; j < ascending.size(); j++) {
                assertThat(Integer.signum(ascending.get(i).compareTo(ascending.get(j))))
                        .as("%s against %s", ascending.get(i), ascending.get(j)).isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @Test
    void a_shuffled_list_sorts_into_the_order_of_rusts_semver_crate() throws IOException {
        List<TauriVersion> ascending = vectors("sorted-by-rust-semver.txt").map(TauriVersion::of).toList();
        List<TauriVersion> shuffled = new ArrayList<>(ascending);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(shuffled).isNotEqualTo(ascending);
        Collections.sort(shuffled);

        assertThat(shuffled).isEqualTo(ascending);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void reads_what_the_client_reads_and_drops_leading_vs(String text) {
        assertThat(TauriVersion.parse(text)).hasToString("Optional[" + text.replaceFirst("^v+", "") + "]");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses_what_the_client_refuses(String text) {
        assertThat(TauriVersion.parse(text)).isEmpty();
        assertThatThrownBy(() -> TauriVersion.of(text)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(text);
    }

    @Test
    void refuses_texts_above_the_length_limit() {
        String longest = "1.0.0-" + "a".repeat(TauriVersion.MAX_LENGTH - 6);

        assertThat(TauriVersion.parse(longest)).isPresent();
        assertThat(TauriVersion.parse(longest + "a")).isEmpty();
        assertThat(TauriVersion.parse("v".repeat(100_000) + "1.0.0")).isEmpty();
    }

    @Test
    void the_same_version_with_and_without_v_is_equal() {
        assertThat(TauriVersion.of("v1.2.3-rc.1+b")).isEqualTo(TauriVersion.of("1.2.3-rc.1+b"))
                .hasSameHashCodeAs(TauriVersion.of("1.2.3-rc.1+b")).isEqualByComparingTo(TauriVersion.of("1.2.3-rc.1+b"))
                .isNotEqualTo(TauriVersion.of("1.2.3-rc.1+c"));
    }

    @ParameterizedTest
    @CsvSource({ "1.4.0-beta.2, beta", "1.4.0-rc, rc", "1.4.0-1.x, 1", "1.4.0-a-b.c, a-b", "1.4.0-beta.2+b.3, beta" })
    void names_the_label_of_a_pre_release(String version, String label) {
        assertThat(TauriVersion.of(version).isPreRelease()).isTrue();
        assertThat(TauriVersion.of(version).preReleaseLabel()).contains(label);
    }

    @Test
    void a_release_proper_has_no_label_even_with_build_metadata() {
        assertThat(TauriVersion.of("1.4.0+beta-2").isPreRelease()).isFalse();
        assertThat(TauriVersion.of("1.4.0+beta-2").preReleaseLabel()).isEmpty();
    }

    static Stream<String> accepted() throws IOException {
        return vectors("accepted-by-rust-semver.txt");
    }

    static Stream<String> refused() throws IOException {
        return vectors("refused-by-rust-semver.txt");
    }

    private static Stream<String> vectors(String file) throws IOException {
        try (var reader = new BufferedReader(
                new InputStreamReader(TauriVersionTest.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }
}
