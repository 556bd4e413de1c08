package dev.oasis.common.signing;

import static dev.oasis.common.signing.SignatureProblem.SIGNATURE_DOUBLE_ENCODED;
import static dev.oasis.common.signing.SignatureProblem.SIGNATURE_IS_URL;
import static dev.oasis.common.signing.SignatureProblem.SIGNATURE_MALFORMED;
import static dev.oasis.common.signing.SignatureProblem.SIGNATURE_MISSING;
import static dev.oasis.common.signing.SignatureProblem.SIGNATURE_NOT_BASE64;
import static dev.oasis.common.signing.Verifying.base64;
import static dev.oasis.common.signing.Verifying.edited;
import static dev.oasis.common.signing.Verifying.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.oasis.testkit.kit.SampleBundle;
import dev.oasis.testkit.kit.SampleSigner;

class TauriSignatureTest {
    private static final String GOOD = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage").signature();
    /** Its base64 ends in padding, which the AppImage's does too, but only one character of it. */
    private static final String OTHER = SampleBundle.good("pw", "myapp_1.2.0_amd64.deb").signature();

    @Test
    void white_space_byte_order_mark_and_folding_are_cleaned_away() {
        String folded = GOOD.replaceAll("(.{76})", "$1\r\n");

        assertThat(TauriSignature.parse("\uFEFF \t" + folded + "\n\uFEFF\u00a0")).isEqualTo(TauriSignature.parse(GOOD));
        assertThat(TauriSignature.parse(folded).text()).isEqualTo(GOOD);
    }

    @Test
    void one_layer_of_base64_too_many_is_taken_off() {
        assertThat(TauriSignature.parse(base64(GOOD))).isEqualTo(TauriSignature.parse(GOOD));
        assertThat(TauriSignature.parse(base64(GOOD + "\n"))).isEqualTo(TauriSignature.parse(GOOD));
    }

    @Test
    void two_layers_too_many_are_refused() {
        assertThat(problemOf(() -> TauriSignature.parse(base64(base64(GOOD))))).isEqualTo(SIGNATURE_DOUBLE_ENCODED);
        assertThat(problemOf(() -> TauriSignature.parse(base64(base64(base64(GOOD)))))).isEqualTo(SIGNATURE_DOUBLE_ENCODED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\n", "\uFEFF" })
    void nothing_is_missing(String text) {
        assertThat(problemOf(() -> TauriSignature.parse(text))).isEqualTo(SIGNATURE_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://example.com/a.AppImage.sig", "http://x/y", "s3://bucket/key", "file:/tmp/a.sig",
            "./target/a.sig", "../a", "~/a.sig", "/home/me/abcd", "C:\\build\\a.sig", "a.AppImage.sig", "dist/a.exe.sig" })
    void an_address_or_a_path_is_named_as_such(String text) {
        assertThat(problemOf(() -> TauriSignature.parse(text))).isEqualTo(SIGNATURE_IS_URL);
    }

    @Test
    void the_url_safe_alphabet_is_refused() {
        String urlSafe = base64("untrusted comment: \u00ff\u00ff?>").replace('+', '-').replace('/', '_');

        assertThat(urlSafe).containsPattern("[-_]");
        assertThatThrownBy(() -> TauriSignature.parse(urlSafe)).isInstanceOfSatisfying(SignatureRejected.class,
                rejected -> assertThat(rejected.problem()).isEqualTo(SIGNATURE_NOT_BASE64)).hasMessageContaining("URL-safe");
    }

    @ParameterizedTest
    @ValueSource(strings = { "not a signature", "RUSg G1wb", "{\"signature\":\"x\"}", "trusted comment: x", "\u0000\u0001",
            "\uD800" })
    void other_text_is_no_base64(String text) {
        assertThat(problemOf(() -> TauriSignature.parse(text))).isEqualTo(SIGNATURE_NOT_BASE64);
    }

    @Test
    void padding_is_demanded_as_rust_does() {
        assertThat(GOOD).endsWith("==");
        assertThat(problemOf(() -> TauriSignature.parse(GOOD.substring(0, GOOD.length() - 1)))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(problemOf(() -> TauriSignature.parse(GOOD.substring(0, GOOD.length() - 2)))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(problemOf(() -> TauriSignature.parse(GOOD + "="))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(problemOf(() -> TauriSignature.parse(GOOD + GOOD))).isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void left_over_bits_are_refused_as_rust_does() {
        String looser = GOOD.substring(0, GOOD.length() - 3) + "h==";

        assertThat(Base64.getDecoder().decode(looser)).isEqualTo(Base64.getDecoder().decode(GOOD));
        assertThat(problemOf(() -> TauriSignature.parse(looser))).isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void every_truncation_is_refused_that_takes_more_than_the_last_line_end() {
        String withoutLineEnd = GOOD.substring(0, GOOD.length() - "Cg==".length());

        assertThat(TauriSignature.parse(withoutLineEnd).globalSignature())
                .isEqualTo(TauriSignature.parse(GOOD).globalSignature());
        for (int length = 1; length < withoutLineEnd.length(); length++) {
            String cut = GOOD.substring(0, length);

            assertThat(problemOf(() -> TauriSignature.parse(cut))).as("%d characters", length).isEqualTo(SIGNATURE_MALFORMED);
        }
    }

    @Test
    void what_is_no_minisign_signature_is_malformed() {
        assertThat(problemOf(() -> TauriSignature.parse(base64("hello, world")))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(problemOf(() -> TauriSignature.parse(base64("hello")))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(problemOf(() -> TauriSignature.parse("A".repeat(20_000)))).isEqualTo(SIGNATURE_MALFORMED);
        assertThat(problemOf(() -> TauriSignature.parse(edited(GOOD, text -> text.replace("RUSg", "RVSg")))))
                .isEqualTo(SIGNATURE_MALFORMED);
        assertThat(problemOf(() -> TauriSignature.parse(edited(GOOD, text -> text + "fifth line"))))
                .isEqualTo(SIGNATURE_MALFORMED);
        assertThat(problemOf(() -> TauriSignature.parse(edited(GOOD, text -> text.replace("\ntrusted", "\nTrusted")))))
                .isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void control_characters_in_the_trusted_comment_are_refused() {
        String nul = SampleSigner.create().signPrehashed(new byte[0], "timestamp:1\tfile:a\u0000b");

        assertThat(problemOf(() -> TauriSignature.parse(nul))).isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void two_versions_are_refused_since_clients_could_take_either() {
        String twice = SampleSigner.create().signPrehashed(new byte[0], "file:a\tversion:1.0.0\tversion:2.0.0");

        assertThat(problemOf(() -> TauriSignature.parse(twice))).isEqualTo(SIGNATURE_MALFORMED);
    }

    @Test
    void a_version_must_be_a_field_of_its_own() {
        String inName = SampleSigner.create().signPrehashed(new byte[0], "timestamp:1\tfile:version:3.0.0");

        assertThat(TauriSignature.parse(inName).signedVersion()).isEmpty();
    }

    @Test
    void the_release_must_have_the_signed_version() {
        TauriSignature signature = TauriSignature.parse(GOOD);
        TauriSignature unversioned = TauriSignature
                .parse(SampleBundle.good("noversion", "myapp_1.2.0_amd64.AppImage").signature());

        signature.requireVersion("v1.2.0", (signed, release) -> release.equals("v" + signed));
        unversioned.requireVersion("7.0.0", String::equals);
        assertThatThrownBy(() -> signature.requireVersion("1.3.0", String::equals))
                .isInstanceOfSatisfying(SignatureRejected.class,
                        rejected -> assertThat(rejected.problem()).isEqualTo(SignatureProblem.SIGNED_VERSION_MISMATCH))
                .hasMessageContaining("1.2.0").hasMessageContaining("1.3.0");
    }

    @Test
    void different_signatures_are_different_values() {
        assertThat(TauriSignature.parse(OTHER)).isNotEqualTo(TauriSignature.parse(GOOD));
        assertThat(TauriSignature.parse(OTHER).fileSignature()).isNotEqualTo(TauriSignature.parse(GOOD).fileSignature());
        assertThat(TauriSignature.parse(GOOD)).hasSameHashCodeAs(TauriSignature.parse(GOOD));
    }

    @Test
    void the_codes_are_stable() {
        assertThat(SignatureProblem.values()).extracting(SignatureProblem::code).containsExactly("signature_missing",
                "signature_is_url", "signature_not_base64", "signature_double_encoded", "signature_malformed",
                "signature_key_unknown", "signature_mismatch", "trusted_comment_mismatch", "signed_version_mismatch",
                "signature_legacy_too_large", "public_key_malformed");
    }
}
