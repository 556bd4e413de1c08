package dev.oasis.common.crypto.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

class SecretSealerTest {

    private static final String FIRST = key(1);
    private static final String SECOND = key(2);
    private static final SecretPlace PLACE = new SecretPlace("integration", "credentials", "01A");
    private static final String SECRET = "ghp_a token, with ümlauts";

    private final SecretSealer sealer = sealer(Map.of("k1", FIRST), null);

    @Test
    void what_is_sealed_opens_at_its_place_and_tells_nothing_before() {
        SealedSecret sealed = sealer.seal(SECRET, PLACE);

        assertThat(sealer.open(SealedSecret.parse(sealed.text()), PLACE)).isEqualTo(SECRET);
        assertThat(sealed.text()).startsWith("v1.k1.").doesNotContain("ghp_");
        assertThat(sealed).hasToString("SealedSecret[keyId=k1]");
        assertThat(sealer.seal(SECRET, PLACE)).isNotEqualTo(sealed);
    }

    @Test
    void a_secret_that_was_moved_to_another_row_column_or_table_does_not_open() {
        SealedSecret sealed = sealer.seal(SECRET, PLACE);

        for (SecretPlace other : new SecretPlace[] { new SecretPlace("integration", "credentials", "01B"),
                new SecretPlace("integration", "name", "01A"), new SecretPlace("webhook_hook", "credentials", "01A") }) {
            assertThatThrownBy(() -> sealer.open(sealed, other)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(other.toString());
        }
    }

    @Test
    void no_changed_bit_goes_unnoticed() {
        SealedSecret sealed = sealer.seal(SECRET, PLACE);
        for (int i = 0; i < sealed.ciphertext().length; i++) {
            byte[] bent = sealed.ciphertext();
            bent[i] ^= 1;
            SealedSecret changed = new SealedSecret("k1", sealed.nonce(), bent);
            assertThatThrownBy(() -> sealer.open(changed, PLACE)).isInstanceOf(IllegalStateException.class);
        }
        byte[] nonce = sealed.nonce();
        nonce[0] ^= 1;
        assertThatThrownBy(() -> sealer.open(new SealedSecret("k1", nonce, sealed.ciphertext()), PLACE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void every_known_key_opens_and_the_active_one_seals() {
        SealedSecret old = sealer.seal(SECRET, PLACE);
        SecretSealer both = sealer(Map.of("k1", FIRST, "k2", SECOND), "k2");

        assertThat(both.open(old, PLACE)).isEqualTo(SECRET);
        assertThat(both.isOutdated(old)).isTrue();
        assertThat(both.seal(SECRET, PLACE).keyId()).isEqualTo("k2");
        assertThat(both.isOutdated(both.seal(SECRET, PLACE))).isFalse();
    }

    @Test
    void without_its_key_a_secret_stays_shut_and_the_key_is_named() {
        SealedSecret old = sealer.seal(SECRET, PLACE);
        SecretSealer other = sealer(Map.of("k2", SECOND), null);

        assertThatThrownBy(() -> other.open(old, PLACE)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ENCRYPTION_NOT_CONFIGURED);
            assertThat(problem.getMessage()).contains("\"k1\"");
        });
    }

    @Test
    void without_any_key_the_service_starts_and_says_what_to_set_when_one_is_needed() {
        SecretSealer none = sealer(Map.of(), null);

        assertThat(none.activeKey()).isEmpty();
        assertThatThrownBy(() -> none.seal(SECRET, PLACE)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ENCRYPTION_NOT_CONFIGURED);
            assertThat(problem.getMessage()).contains("OASIS_ENCRYPTION_KEYS_K1").contains("openssl rand -base64 32");
        });
    }

    @Test
    void keys_that_cannot_be_used_stop_the_start_without_being_told() {
        assertThatThrownBy(() -> sealer(Map.of("k1", "c2hvcnQ="), null)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has 5 bytes").hasMessageNotContaining("c2hvcnQ");
        assertThatThrownBy(() -> sealer(Map.of("k1", "no base64!"), null)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not base64").hasMessageNotContaining("no base64!");
        assertThatThrownBy(() -> sealer(Map.of("k_1", FIRST), null)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("letters and digits");
        assertThatThrownBy(() -> sealer(Map.of("k1", FIRST, "k2", SECOND), null)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("active-key");
        assertThatThrownBy(() -> sealer(Map.of("k1", FIRST), "k2")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("active-key");
        assertThatThrownBy(() -> sealer(Map.of(), "k2")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("active-key");
    }

    @Test
    void what_was_never_sealed_is_refused_without_repeating_it() {
        for (String text : new String[] { "ghp_plain", "v1.k1", "v2.k1.AAAA", "v1.k1.AAAA", "v1.k1.?" }) {
            assertThatThrownBy(() -> SealedSecret.parse(text)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("ghp_");
        }
    }

    private static SecretSealer sealer(Map<String, String> keys, String active) {
        return new SecretSealer(new EncryptionConfig() {
            @Override
            public Map<String, String> keys() {
                return keys;
            }

            @Override
            public Optional<String> activeKey() {
                return Optional.ofNullable(active);
            }
        });
    }

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
