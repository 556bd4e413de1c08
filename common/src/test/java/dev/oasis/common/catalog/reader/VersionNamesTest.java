package dev.oasis.common.catalog.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class VersionNamesTest {

    @Test
    void knows_each_version_and_no_other() {
        VersionNames names = VersionNames.of(List.of("1.10.0", "1.2.0", "1.2.0-beta.1", "1.2.0+7", "0.1.0", "1.2.0"));

        assertThat(names.all()).containsExactly("0.1.0", "1.10.0", "1.2.0", "1.2.0+7", "1.2.0-beta.1")
                .allMatch(names::contains);
        assertThat(List.of("", "1", "1.2.0-beta", "1.2.0-beta.10", "1.2.01", "0.1.01.10.0", "2.0.0"))
                .noneMatch(names::contains);
    }

    @Test
    void knows_each_of_many() {
        List<String> versions = IntStream.range(0, 500).mapToObj(i -> i / 100 + "." + i % 100 + ".0").toList();

        assertThat(versions).allMatch(VersionNames.of(versions)::contains);
    }

    @Test
    void an_app_without_releases_has_none() {
        assertThat(VersionNames.of(List.of()).contains("1.0.0")).isFalse();
        assertThat(VersionNames.of(List.of()).all()).isEmpty();
    }

    @Test
    void the_order_in_which_they_come_does_not_matter() {
        assertThat(VersionNames.of(List.of("1.0.0", "2.0.0"))).isEqualTo(VersionNames.of(List.of("2.0.0", "1.0.0")))
                .hasSameHashCodeAs(VersionNames.of(List.of("2.0.0", "1.0.0")))
                .isNotEqualTo(VersionNames.of(List.of("1.0.02.0.0")));
    }
}
