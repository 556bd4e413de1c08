package dev.oasis.common.signing;

import static dev.oasis.common.signing.Verifying.edited;
import static dev.oasis.common.signing.Verifying.problemOf;
import static dev.oasis.common.signing.Verifying.trusting;
import static dev.oasis.common.signing.Verifying.verify;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.oasis.testkit.kit.SampleBundle;

/** The kit that the real Tauri signer made, case by case as its MANIFEST says. */
class KitVerificationTest {
    private static final SampleBundle APPIMAGE = SampleBundle.good("pw", "myapp_1.2.0_amd64.AppImage");

    @ParameterizedTest
    @CsvSource(textBlock = """
            pw,        pw,   myapp-1.2.0-1.x86_64.rpm,           1.2.0
            pw,        pw,   myapp_1.2.0_aarch64.app.tar.gz,     1.2.0
            pw,        pw,   myapp_1.2.0_amd64.AppImage,         1.2.0
            pw,        pw,   myapp_1.2.0_amd64.deb,              1.2.0
            pw,        pw,   myapp_1.2.0_x64-setup.exe,          1.2.0
            pw,        pw,   myapp_1.2.0_x64_en-US.msi,          1.2.0
            nopw,      nopw, myapp_1.2.0_aarch64.app.tar.gz,     1.2.0
            nopw,      nopw, myapp_1.2.0_amd64.AppImage,         1.2.0
            nopw,      nopw, myapp_1.2.0_x64-setup.exe,          1.2.0
            noversion, pw,   myapp_1.2.0_amd64.AppImage,
            archives,  nopw, myapp_1.2.0_amd64.AppImage.tar.gz,  1.2.0
            archives,  nopw, myapp_1.2.0_x64-setup.nsis.zip,     1.2.0
            archives,  nopw, myapp_1.2.0_x64_en-US.msi.zip,      1.2.0
            older,     pw,   myapp_1.1.0_amd64.AppImage,         1.1.0
            """)
    void a_good_bundle_verifies_with_its_key_and_no_other(String folder, String key, String filename, String version) {
        SampleBundle bundle = SampleBundle.good(folder, filename);
        String otherKey = key.equals("pw") ? "nopw" : "pw";
        TauriSignature signature = TauriSignature.parse(bundle.signature());

        assertThat(verify(trusting("other", key, otherKey), bundle.signature(), bundle.bytes()))
                .isEqualTo(trusting(key).keys().get(0));
        assertThat(problemOf(() -> verify(trusting(otherKey, "other"), bundle.signature(), bundle.bytes())))
                .isEqualTo(SignatureProblem.SIGNATURE_KEY_UNKNOWN);
        assertThat(signature.text()).isEqualTo(bundle.signature());
        assertThat(signature.algorithm()).isEqualTo(SignatureAlgorithm.PREHASHED);
        assertThat(signature.trustedComment()).contains("\tfile:" + filename);
        assertThat(signature.signedVersion().orElse(null)).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            tampered-byte,          SIGNATURE_MISMATCH
            truncated,              SIGNATURE_MISMATCH
            wrong-key,              SIGNATURE_KEY_UNKNOWN
            sig-other-file,         SIGNATURE_MISMATCH
            sig-empty,              SIGNATURE_MISSING
            sig-is-url,             SIGNATURE_IS_URL
            sig-not-base64-wrapped, SIGNATURE_NOT_BASE64
            sig-truncated,          SIGNATURE_MALFORMED
            """)
    void a_bad_bundle_is_refused_for_its_own_reason(String fault, SignatureProblem problem) {
        SampleBundle bundle = SampleBundle.bad(fault);

        assertThat(problemOf(() -> verify(trusting("pw"), bundle.signature(), bundle.bytes()))).isEqualTo(problem);
    }

    @Test
    void a_trailing_newline_is_cleaned_away() {
        SampleBundle bundle = SampleBundle.bad("sig-trailing-newline");

        assertThat(verify(trusting("pw"), bundle.signature(), bundle.bytes()).keyId()).isEqualTo("A850B2921B5C1BA0");
        assertThat(TauriSignature.parse(bundle.signature()).text()).isEqualTo(APPIMAGE.signature());
    }

    @Test
    void a_rewritten_comment_is_refused_although_the_file_signature_is_genuine() {
        String rewritten = edited(APPIMAGE.signature(), text -> text.replace("version:1.2.0", "version:9.9.9"));

        assertThat(TauriSignature.parse(rewritten).signedVersion()).contains("9.9.9");
        assertThat(problemOf(() -> verify(trusting("pw"), rewritten, APPIMAGE.bytes())))
                .isEqualTo(SignatureProblem.TRUSTED_COMMENT_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({ "1", "13", "127", "128", "129", "1000", "4095", "4096" })
    void the_pieces_of_the_stream_make_no_difference(int piece) {
        SampleBundle tampered = SampleBundle.bad("tampered-byte");

        assertThat(verify(trusting("pw"), APPIMAGE.signature(), APPIMAGE.bytes(), piece).keyId())
                .isEqualTo("A850B2921B5C1BA0");
        assertThat(problemOf(() -> verify(trusting("pw"), tampered.signature(), tampered.bytes(), piece)))
                .isEqualTo(SignatureProblem.SIGNATURE_MISMATCH);
    }
}
