package dev.oasis.common.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;

class ProviderUrlTest {

    @ParameterizedTest
    @ValueSource(strings = { "http://git.example.test", "https://user:pass@git.example.test", "ftp://git.example.test",
            "https://git.example.test/?a=b", "https://git.example.test/#x", "git.example.test", "https://", "not an address" })
    void a_base_that_is_not_safe_is_refused(String text) {
        assertThatThrownBy(() -> ProviderUrl.base(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("pass");
    }

    @Test
    void a_base_may_be_private_and_plain_on_this_machine() {
        assertThat(ProviderUrl.base("https://10.0.0.5:8443/gitlab/")).hasToString("https://10.0.0.5:8443/gitlab");
        assertThat(ProviderUrl.base("http://127.0.0.1:3000")).hasToString("http://127.0.0.1:3000");
    }

    @Test
    void the_next_page_is_read_from_the_link() {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("link",
                "<https://api.github.com/user/repos?per_page=100&page=1>; rel=\"prev\", "
                        + "<https://api.github.com/user/repos?per_page=100&page=3>; rel=\"next\"");
        MultiMap last = MultiMap.caseInsensitiveMultiMap().add("link", "<https://api.github.com/x?page=1>; rel=\"first\"");

        assertThat(new ProviderResponse(200, headers, null).next("page")).isEqualTo(Optional.of("3"));
        assertThat(new ProviderResponse(200, last, null).next("page")).isEmpty();
    }

    @Test
    void what_was_sent_in_secret_does_not_come_back_however_short_it_is() {
        ProviderRequest request = ProviderRequest.post(URI.create("https://git.example.test/hooks"),
                new JsonObject().put("url", "https://a.test").put("config",
                        new JsonObject().put("secret", "short")))
                .with("Authorization", "Bearer mytoken");

        assertThat(ToldReason.of(new JsonObject().put("message", "No: mytoken short https://a.test"),
                request.secrets())).isEqualTo("No: … … https://a.test");
        assertThat(SentSecrets.of(Map.of("grant_type", "authorization_code", "code", "a1b2", "client_secret", "hush")))
                .containsOnly(
                        "a1b2", "hush");
    }

    @Test
    void a_reason_is_told_without_anything_like_a_secret() {
        String token = "glpat-" + "x1".repeat(12);

        assertThat(ToldReason.of(new JsonObject().put("message", "Token " + token + " is\nwrong"), Set.of()))
                .isEqualTo("Token … is wrong");
        assertThat(ToldReason.of(null, Set.of())).isEmpty();
    }
}
