package dev.oasis.common.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts hosts = new AllowedHosts(List.of("github.com", " *.GitHubUserContent.com "));

    @ParameterizedTest
    @ValueSource(strings = { "github.com", "objects.githubusercontent.com", "a.b.githubusercontent.com" })
    void a_named_host_and_those_below_a_wildcard_are_allowed(String host) {
        assertThat(hosts.allows(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "api.github.com", "githubusercontent.com", "evilgithubusercontent.com", "github.com.evil.org",
            "github.com.", ".githubusercontent.com", "" })
    void every_other_host_is_not(String host) {
        assertThat(hosts.allows(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "*.", "", "https://github.com", "github.com/owner", "github.com:443", "git*.com",
            ".github.com" })
    void a_pattern_that_is_no_host_name_stops_the_start(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowedHosts(List.of(pattern)))
                .withMessageContaining("oasis.external.allowed-hosts");
    }

    @Test
    void without_patterns_nothing_is_allowed() {
        assertThat(new AllowedHosts(List.of()).allows("github.com")).isFalse();
    }
}
