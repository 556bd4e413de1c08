package dev.oasis.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeySecretTest {

    private static final String TYPEABLE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_- ";
    private static final String OLDER = "uk_live_0123456789abcdef0123456789abcdef";

    private final ApiKeySecret secret = ApiKeySecret.generate(new SecureRandom());

    @Test
    void a_new_key_is_recognised_and_told_from_others() {
        assertThat(secret.reveal()).matches("uk_live_[0-9A-Za-z]{38}");
        assertThat(ApiKeySecret.parse(secret.reveal()).orElseThrow().sha256()).isEqualTo(secret.sha256());
        assertThat(ApiKeySecret.generate(new SecureRandom()).reveal()).isNotEqualTo(secret.reveal());
    }

    @Test
    void every_single_typo_is_refused() {
        String key = secret.reveal();

        assertThat(IntStream.range(0, key.length()).boxed()
                .flatMap(at -> TYPEABLE.chars().filter(c -> c != key.charAt(at))
                        .mapToObj(c -> key.substring(0, at) + (char) c + key.substring(at + 1))))
                .hasSize(key.length() * TYPEABLE.length() - key.length())
                .allMatch(typo -> ApiKeySecret.parse(typo).isEmpty());
    }

    @Test
    void two_neighbours_that_change_places_are_refused() {
        String key = secret.reveal();

        assertThat(IntStream.range(0, key.length() - 1).filter(at -> key.charAt(at) != key.charAt(at + 1))
                .mapToObj(at -> key.substring(0, at) + key.charAt(at + 1) + key.charAt(at) + key.substring(at + 2)))
                .isNotEmpty().allMatch(swapped -> ApiKeySecret.parse(swapped).isEmpty());
    }

    @Test
    void the_checksum_is_crc32_in_base_62() {
        // Of Python: zlib.crc32(b"uk_live_" + b"0" * 32) = 3713611624
        assertThat(ApiKeySecret.parse("uk_live_" + "0".repeat(32) + "43Jw1g")).isPresent();
    }

    @Test
    void the_older_form_is_accepted_as_it_is() {
        assertThat(ApiKeySecret.parse(OLDER).orElseThrow().reveal()).isEqualTo(OLDER);
        // Of sha256sum
        assertThat(ApiKeySecret.parse(OLDER).orElseThrow().sha256())
                .isEqualTo("e4d3bd1ea05f5df93206b2420fcb9044e9a2d1c52fc30d19c263a3b5d2374c81");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "uk_live_", "uk_live_0123456789ABCDEF0123456789ABCDEF",
            "uk_live_0123456789abcdef0123456789abcde",
            "uk_test_0123456789abcdef0123456789abcdef", " uk_live_0123456789abcdef0123456789abcdef",
            "uk_live_0123456789abcdef0123456789abcdef\n" })
    void what_has_neither_form_is_refused(String text) {
        assertThat(ApiKeySecret.parse(text)).isEmpty();
    }

    @Test
    void only_the_beginning_may_be_seen() {
        assertThat(secret.visiblePrefix()).hasSize(12).isEqualTo(secret.reveal().substring(0, 12));
        assertThat(secret).hasToString(secret.visiblePrefix() + "…");
    }
}
