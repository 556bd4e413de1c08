package dev.oasis.common.signing;

import java.security.Signature;
import java.security.SignatureException;

/**
 * Algorithm {@code Ed}: Ed25519 over the file. Ed25519 reads its message twice, so the JDK keeps it in memory: hence a limit.
 */
final class LegacyMessage implements SignedMessage {
    private final Signature verifier;
    private long total;

    LegacyMessage(MinisignPublicKey key) {
        this.verifier = Ed25519.verifier(key.key());
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        total += length;
        if (total > SignatureVerification.LEGACY_LIMIT_BYTES) {
            throw new SignatureRejected(SignatureProblem.SIGNATURE_LEGACY_TOO_LARGE,
                    "The signature is of minisign's legacy kind"
                            + " (Ed), which is accepted only for files of up to 64 MiB. Sign the bundle anew, prehashed:"
                            + " `tauri signer sign` does that by itself, `minisign -S -H` when told so.");
        }
        try {
            verifier.update(bytes, offset, length);
        } catch (SignatureException e) {
            throw new IllegalStateException("The verifier takes no more bytes", e);
        }
    }

    @Override
    public boolean hasSignature(Ed25519Signature signature) {
        return Ed25519.verifies(verifier, signature.bytes());
    }
}
