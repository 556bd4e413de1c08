package dev.oasis.common.signing;

import static dev.oasis.common.signing.Verifying.edited;
import static dev.oasis.common.signing.Verifying.problemOf;
import static dev.oasis.common.signing.Verifying.trusting;
import static dev.oasis.common.signing.Verifying.trustingText;
import static dev.oasis.common.signing.Verifying.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.oasis.testkit.kit.SampleFile;
import dev.oasis.testkit.kit.SampleSigner;

class SignatureVerificationTest {
    private static final byte[] FILE = SampleFile.APPIMAGE.bytes(300_000);

    private final SampleSigner signer = SampleSigner.create();

    @Test
    void a_fresh_signature_verifies_and_states_its_version() {
        String signature = signer.sign(FILE, "myapp.AppImage", "1.4.0-beta.2+7");

        assertThat(verify(trustingText(signer.publicKey()), signature, FILE, 8192).keyId()).isEqualTo(signer.keyId());
        assertThat(TauriSignature.parse(signature).signedVersion()).contains("1.4.0-beta.2+7");
        assertThat(TauriSignature.parse(signer.sign(FILE, "myapp.AppImage")).signedVersion()).isEmpty();
    }

    @Test
    void an_empty_file_can_be_signed() {
        String signature = signer.sign(new byte[0], "empty", "1.0.0");

        assertThat(verify(trustingText(signer.publicKey()), signature, new byte[0]).keyId()).isEqualTo(signer.keyId());
    }

    @Test
    void a_trusted_comment_beyond_ascii_verifies() {
        String signature = signer.signPrehashed(FILE, "timestamp:1\tfile:Größe 大.AppImage\tversion:1.0.0");

        assertThat(verify(trustingText(signer.publicKey()), signature, FILE).keyId()).isEqualTo(signer.keyId());
        assertThat(TauriSignature.parse(signature).trustedComment()).contains("Größe 大");
    }

    @Test
    void a_legacy_signature_verifies_and_notices_a_changed_byte() {
        String signature = signer.signLegacy(FILE, "timestamp:1\tfile:a\tversion:1.0.0");
        byte[] changed = FILE.clone();
        changed[150_000] ^= 1;

        assertThat(TauriSignature.parse(signature).algorithm()).isEqualTo(SignatureAlgorithm.LEGACY);
        assertThat(verify(trustingText(signer.publicKey()), signature, FILE, 1000).keyId()).isEqualTo(signer.keyId());
        assertThat(problemOf(() -> verify(trustingText(signer.publicKey()), signature, changed)))
                .isEqualTo(SignatureProblem.SIGNATURE_MISMATCH);
    }

    @Test
    void a_signature_cannot_change_its_algorithm() {
        String prehashed = signer.sign(FILE, "a", "1.0.0");
        String relabelled = edited(prehashed, text -> text.replace("\nRU", "\nRW"));

        assertThat(TauriSignature.parse(relabelled).algorithm()).isEqualTo(SignatureAlgorithm.LEGACY);
        assertThat(problemOf(() -> verify(trustingText(signer.publicKey()), relabelled, FILE)))
                .isEqualTo(SignatureProblem.SIGNATURE_MISMATCH);
    }

    @Test
    void a_legacy_signature_over_too_large_a_file_is_refused_while_it_streams() {
        TauriSignature signature = TauriSignature.parse(signer.signLegacy(FILE, "timestamp:1"));
        SignatureVerification verification = new SignatureVerification(trustingText(signer.publicKey()), signature);
        byte[] mebibyte = new byte[1024 * 1024];
        for (int i = 0; i < 64; i++) {
            verification.update(mebibyte, 0, mebibyte.length);
        }

        assertThatThrownBy(() -> verification.update(mebibyte, 0, 1))
                .isInstanceOfSatisfying(SignatureRejected.class,
                        rejected -> assertThat(rejected.problem()).isEqualTo(SignatureProblem.SIGNATURE_LEGACY_TOO_LARGE))
                .hasMessageContaining("tauri signer sign");
    }

    @Test
    void an_unknown_key_is_named_together_with_those_that_are_trusted() {
        String signature = signer.sign(FILE, "a", "1.0.0");

        assertThatThrownBy(() -> verify(trusting("pw", "nopw"), signature, FILE))
                .isInstanceOfSatisfying(SignatureRejected.class,
                        rejected -> assertThat(rejected.problem()).isEqualTo(SignatureProblem.SIGNATURE_KEY_UNKNOWN))
                .hasMessageContaining(signer.keyId()).hasMessageContaining("only A850B2921B5C1BA0, 9448C6DC058F6C80");
        assertThatThrownBy(() -> verify(new TrustedKeys(List.of()), signature, FILE)).hasMessageContaining("no key yet");
    }

    @Test
    void a_key_that_only_claims_the_id_does_not_verify() {
        SampleSigner other = SampleSigner.create();
        String signature = signer.sign(FILE, "a", "1.0.0");
        MinisignPublicKey otherKey = MinisignPublicKey.parse(other.publicKey());
        TrustedKeys impostor = new TrustedKeys(
                List.of(new MinisignPublicKey(otherKey.text(), signer.keyId(), otherKey.key())));

        assertThat(problemOf(() -> verify(impostor, signature, FILE))).isEqualTo(SignatureProblem.SIGNATURE_MISMATCH);
    }

    @Test
    void a_finished_verification_takes_nothing_more() {
        TauriSignature signature = TauriSignature.parse(signer.sign(new byte[0], "a", "1.0.0"));
        SignatureVerification verification = new SignatureVerification(trustingText(signer.publicKey()), signature);
        verification.finish();

        assertThatIllegalStateException().isThrownBy(verification::finish);
        assertThatIllegalStateException().isThrownBy(() -> verification.update(FILE, 0, 1));
    }
}
