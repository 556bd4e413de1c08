package dev.oasis.common.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.SmallRyeConfigBuilder;

class TrustedIssuersTest {

    private static TrustedIssuers configured(String... entries) {
        Map<String, String> settings = new HashMap<>();
        for (String entry : entries) {
            String[] parts = entry.split("=", 2);
            settings.put("oasis.publishing.issuers." + parts[0], parts[1]);
        }
        return new TrustedIssuers(new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(PublishingConfig.class)
                .withDefaultValues(settings)
                .build().getConfigMapping(PublishingConfig.class));
    }

    @Test
    void github_and_gitlab_need_no_setting() {
        assertThat(configured().names()).containsExactly("github", "gitlab");
        assertThat(configured().ofUrl("https://token.actions.githubusercontent.com")).hasValueSatisfying(
                issuer -> assertThat(issuer.kind()).isEqualTo(IssuerKind.GITHUB));
        assertThat(configured().ofUrl("https://token.actions.githubusercontent.com/")).as("exactly").isEmpty();
        assertThat(configured().ofUrl("https://GITLAB.com")).as("exactly").isEmpty();
    }

    @Test
    void the_operator_adds_and_takes_away() {
        TrustedIssuers issuers = configured("gitlab.enabled=false", "ghes.url=https://ghes.example/_services/token",
                "ghes.kind=github");

        assertThat(issuers.names()).containsExactly("ghes", "github");
        assertThat(issuers.ofUrl("https://gitlab.com")).isEmpty();
    }

    @Test
    void what_cannot_be_an_issuer_stops_the_start_and_says_which_setting() {
        assertThatThrownBy(() -> configured("own.kind=gitlab")).hasMessageContaining("oasis.publishing.issuers.own.url");
        assertThatThrownBy(() -> configured("own.url=https://a.example")).hasMessageContaining("issuers.own.kind");
        assertThatThrownBy(() -> configured("own.url=http://a.example", "own.kind=gitlab"))
                .hasMessageContaining("must be an https address");
        assertThatThrownBy(() -> configured("own.url=https://gitlab.com", "own.kind=gitlab")).hasMessageContaining("same url");
    }
}
