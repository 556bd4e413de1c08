package dev.oasis.common.web.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTest {

    private static final URI OWN = URI.create("https://oasis.example/");

    private final AllowedOrigins allowed = new AllowedOrigins(OWN, List.of("https://tools.example", "http://localhost:3000"));

    @ParameterizedTest
    @ValueSource(strings = { "https://oasis.example", "https://tools.example", "http://localhost:3000" })
    void its_own_and_the_configured_ones_are_allowed(String origin) {
        assertThat(allowed.allows(origin)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = { "null", "*", "http://tools.example", "https://tools.example:8443",
            "https://tools.example.evil.net",
            "https://sub.tools.example", "http://localhost:30001", "https://tools.example/" })
    void no_other_is(String origin) {
        assertThat(allowed.allows(origin)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "null", "tools.example", "https://tools.example/", "https://*.example",
            "https://Tools.example",
            "ftp://tools.example", "" })
    void what_is_no_origin_stops_the_start(String origin) {
        assertThatThrownBy(() -> new AllowedOrigins(OWN, List.of(origin)))
                .hasMessageContaining("'" + origin + "' is no origin");
    }

    @Test
    void a_port_is_part_of_its_own_origin() {
        assertThat(new AllowedOrigins(URI.create("http://localhost:8080"), List.of()).allows("http://localhost:8080")).isTrue();
    }
}
