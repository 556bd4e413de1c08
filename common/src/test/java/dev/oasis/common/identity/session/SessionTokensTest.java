package dev.oasis.common.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import javax.crypto.spec.SecretKeySpec;

import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

class SessionTokensTest {

    private static final String SECRET = "an old secret with more than 32 bytes";
    private static final String NEXT = "a new secret with more than 32 bytes!";
    private static final SessionClaims CLAIMS = new SessionClaims("session", "user", Optional.of("csrf"));
    private static final Instant LATER = Instant.now().plusSeconds(600);

    private record Secrets(Optional<String> secret, Optional<String> previousSecret) implements SessionConfig {

        static Secrets of(String secret) {
            return new Secrets(Optional.of(secret), Optional.empty());
        }

        @Override
        public Duration lifetime() {
            return Duration.ofHours(12);
        }

        @Override
        public Duration tokenLifetime() {
            return Duration.ofHours(1);
        }
    }

    private static SessionTokens tokens(SessionConfig config) {
        return new SessionTokens(config, () -> URI.create("https://oasis.example.test"));
    }

    @Test
    void token_says_what_was_put_in() {
        SessionTokens tokens = tokens(Secrets.of(SECRET));

        assertThat(tokens.prove(tokens.mint(CLAIMS, LATER))).contains(CLAIMS);
    }

    @Test
    void changed_secret_logs_nobody_out_while_the_previous_one_is_kept() {
        String token = tokens(Secrets.of(SECRET)).mint(CLAIMS, LATER);

        assertThat(tokens(new Secrets(Optional.of(NEXT), Optional.of(SECRET))).prove(token)).contains(CLAIMS);
        assertThat(tokens(Secrets.of(NEXT)).prove(token)).isEmpty();
    }

    @Test
    void token_that_has_run_out_proves_nothing() {
        SessionTokens tokens = tokens(Secrets.of(SECRET));

        assertThat(tokens.prove(tokens.mint(CLAIMS, Instant.now().minusSeconds(60)))).isEmpty();
    }

    @Test
    void token_of_another_installation_proves_nothing() {
        String token = new SessionTokens(Secrets.of(SECRET), () -> URI.create("https://other.example.test")).mint(CLAIMS,
                LATER);

        assertThat(tokens(Secrets.of(SECRET)).prove(token)).isEmpty();
    }

    @Test
    void only_the_one_algorithm_is_accepted() throws Exception {
        SessionTokens tokens = tokens(Secrets.of(SECRET));
        JsonWebSignature ours = new JsonWebSignature();
        ours.setCompactSerialization(tokens.mint(CLAIMS, LATER));
        ours.setKey(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        JsonWebSignature other = new JsonWebSignature();
        other.setPayload(ours.getPayload());
        other.setKeyIdHeaderValue(ours.getKeyIdHeaderValue());
        other.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA512);
        other.setKey(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
        other.setDoKeyValidation(false);

        assertThat(tokens.prove(other.getCompactSerialization())).isEmpty();
        assertThat(tokens.prove("e30.e30.")).isEmpty();
        assertThat(tokens.prove("not a token")).isEmpty();
    }

    @Test
    void short_secret_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> tokens(Secrets.of("too short"))).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("OASIS_SESSION_SECRET").hasMessageContaining("32").hasMessageNotContaining("too short");
    }

    @Test
    void without_a_secret_there_are_no_sessions() {
        SessionTokens tokens = tokens(new Secrets(Optional.empty(), Optional.of(SECRET)));

        assertThat(tokens.available()).isFalse();
        assertThat(tokens.prove(tokens(Secrets.of(SECRET)).mint(CLAIMS, LATER))).isEmpty();
    }

    @Test
    void keys_do_not_look_like_tokens() {
        assertThat(SessionTokens.hasFormOfToken("uk_live_0123456789abcdef0123456789abcdef")).isFalse();
        assertThat(SessionTokens.hasFormOfToken(tokens(Secrets.of(SECRET)).mint(CLAIMS, LATER))).isTrue();
    }
}
