package dev.oasis.common.catalog.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OsVersionTest {

    @ParameterizedTest
    @CsvSource({ "14, 14.0", "14.5, 14.5", "10.0.19041, 10.0.19041", "10.15.7.0, 10.15.7", "1.2.3.4, 1.2.3.4", "007, 7.0" })
    void an_exact_version_is_read_and_written_canonically(String text, String canonical) {
        assertThat(OsVersion.parse(text)).hasValueSatisfying(version -> assertThat(version).hasToString(canonical));
        assertThat(OsVersion.parse(canonical)).isEqualTo(OsVersion.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "14.", ".5", "14.5-beta", "14 ", "1.2.3.4.5", "-1", "1234567890", "14.1234567890" })
    void what_is_no_exact_version_is_refused(String text) {
        assertThat(OsVersion.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "6.8.0-45-generic, 6.8", "14.5 (23F79), 14.5", "10.0.19045.4529.1, 10.0.19045.4529", "22., 22.0",
            "10.15.1234567890, 10.15" })
    void what_a_client_tells_counts_as_far_as_it_is_numbers(String told, String version) {
        assertThat(OsVersion.leading(told)).isEqualTo(OsVersion.parse(version));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "macOS 14", "v14", "12345678901" })
    void what_does_not_begin_with_a_number_says_nothing(String told) {
        assertThat(OsVersion.leading(told)).isEmpty();
    }

    @Test
    void numbers_are_compared_as_numbers() {
        assertThat(OsVersion.leading("10.15").orElseThrow().isAtLeast(OsVersion.leading("10.9").orElseThrow())).isTrue();
        assertThat(OsVersion.leading("10.0.9").orElseThrow().isAtLeast(OsVersion.leading("10.0.19041").orElseThrow()))
                .isFalse();
        assertThat(OsVersion.leading("11").orElseThrow().isAtLeast(OsVersion.leading("11.0.0").orElseThrow())).isTrue();
    }
}
