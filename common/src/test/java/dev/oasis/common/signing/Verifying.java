package dev.oasis.common.signing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.oasis.testkit.kit.SampleKeys;

/** What the signature tests do again and again. */
final class Verifying {
    private Verifying() {
    }

    static TrustedKeys trusting(String... kitKeys) {
        return new TrustedKeys(List.of(kitKeys).stream().map(SampleKeys::publicKey).map(MinisignPublicKey::parse).toList());
    }

    static TrustedKeys trustingText(String publicKey) {
        return new TrustedKeys(List.of(MinisignPublicKey.parse(publicKey)));
    }

    static MinisignPublicKey verify(TrustedKeys keys, String signature, byte[] file) {
        return verify(keys, signature, file, Math.max(1, file.length));
    }

    static MinisignPublicKey verify(TrustedKeys keys, String signature, byte[] file, int piece) {
        SignatureVerification verification = new SignatureVerification(keys, TauriSignature.parse(signature));
        for (int at = 0; at < file.length; at += piece) {
            verification.update(file, at, Math.min(piece, file.length - at));
        }
        return verification.finish();
    }

    static SignatureProblem problemOf(Runnable action) {
        SignatureRejected rejected = catchThrowableOfType(SignatureRejected.class, action::run);
        return rejected == null ? null : rejected.problem();
    }

    /** The signature with its inner text changed. */
    static String edited(String signature, UnaryOperator<String> edit) {
        return base64(edit.apply(new String(Base64.getDecoder().decode(signature), StandardCharsets.UTF_8)));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
