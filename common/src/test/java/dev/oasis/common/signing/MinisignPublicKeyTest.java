package dev.oasis.common.signing;

import static dev.oasis.common.signing.SignatureProblem.PUBLIC_KEY_MALFORMED;
import static dev.oasis.common.signing.Verifying.base64;
import static dev.oasis.common.signing.Verifying.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.testkit.kit.SampleKeys;
import dev.oasis.testkit.kit.SampleSigner;

class MinisignPublicKeyTest {
    private static final String TEXT = SampleKeys.publicKey("pw").strip();
    private static final String TWO_LINES = new String(Base64.getDecoder().decode(TEXT), StandardCharsets.UTF_8);
    private static final String LINE = TWO_LINES.split("\n")[1];

    @ParameterizedTest
    @CsvSource({ "pw, A850B2921B5C1BA0", "nopw, 9448C6DC058F6C80", "other, DFA98637B09F411D" })
    void a_key_of_the_kit_keeps_its_text_and_has_the_id_that_minisign_prints(String name, String keyId) {
        MinisignPublicKey key = MinisignPublicKey.parse(SampleKeys.publicKey(name));

        assertThat(key.text()).isEqualTo(SampleKeys.publicKey(name).strip());
        assertThat(key.keyId()).isEqualTo(keyId);
    }

    @Test
    void every_form_of_a_key_is_the_same_key() {
        MinisignPublicKey key = MinisignPublicKey.parse(TEXT);

        assertThat(MinisignPublicKey.parse(TWO_LINES)).isEqualTo(key);
        assertThat(MinisignPublicKey.parse(TWO_LINES.replace("\n", "\r\n"))).isEqualTo(key);
        assertThat(MinisignPublicKey.parse(LINE)).isEqualTo(key);
        assertThat(MinisignPublicKey.parse("\uFEFF " + TEXT + "\r\n")).isEqualTo(key);
        assertThat(MinisignPublicKey.parse(TEXT.replaceAll("(.{76})", "$1\n"))).isEqualTo(key);
    }

    @Test
    void the_comment_need_not_be_minisigns() {
        MinisignPublicKey key = MinisignPublicKey.parse("untrusted comment: release key of 2026\n" + LINE);

        assertThat(key.text()).isEqualTo(base64("untrusted comment: release key of 2026\n" + LINE + "\n"));
        assertThat(key.keyId()).isEqualTo("A850B2921B5C1BA0");
    }

    @Test
    void freshly_made_keys_parse() {
        for (int i = 0; i < 50; i++) {
            SampleSigner signer = SampleSigner.create();

            MinisignPublicKey key = MinisignPublicKey.parse(signer.publicKey());

            assertThat(key.keyId()).isEqualTo(signer.keyId());
            assertThat(key.text()).isEqualTo(signer.publicKey());
        }
    }

    @Test
    void a_private_key_is_refused_with_a_warning() {
        assertThatThrownBy(() -> MinisignPublicKey.parse(SampleKeys.privateKey()))
                .isInstanceOfSatisfying(SignatureRejected.class,
                        rejected -> assertThat(rejected.problem()).isEqualTo(PUBLIC_KEY_MALFORMED))
                .hasMessageContaining("private key").hasMessageNotContaining(SampleKeys.privateKey().substring(80, 120));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " \n", "hello", "aGVsbG8=", "https://example.com/key.pub", "untrusted comment: only a comment",
            "untrusted comment: a\nb\nc", "\u0000", "\uD800" })
    void other_text_is_refused(String text) {
        assertThat(problemOf(() -> MinisignPublicKey.parse(text))).isEqualTo(PUBLIC_KEY_MALFORMED);
    }

    @Test
    void every_truncation_is_refused() {
        for (int length = 0; length < TEXT.length(); length++) {
            String cut = TEXT.substring(0, length);
            SignatureProblem problem = problemOf(() -> MinisignPublicKey.parse(cut));

            assertThat(problem).as("%d characters", length).isEqualTo(PUBLIC_KEY_MALFORMED);
        }
    }

    /** Little-endian y: p itself, p + 1, 2^255 - 1, off the curve (y = 2), and points of low order. */
    @ParameterizedTest
    @ValueSource(strings = {
            "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed",
            "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffee",
            "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "0000000000000000000000000000000000000000000000000000000000000002",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000001",
            "8000000000000000000000000000000000000000000000000000000000000001",
            "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec",
            "7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7",
            "fa03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7",
            "05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826" })
    void an_unusable_point_is_refused(String bigEndian) {
        byte[] point = new BigInteger("1" + bigEndian, 16).toByteArray();
        byte[] line = Base64.getDecoder().decode(LINE);
        for (int i = 0; i < 32; i++) {
            line[line.length - 1 - i] = point[1 + i];
        }

        assertThat(problemOf(() -> MinisignPublicKey.parse(Base64.getEncoder().encodeToString(line))))
                .isEqualTo(PUBLIC_KEY_MALFORMED);
    }
}
