package dev.oasis.common.signing;

import java.nio.charset.StandardCharsets;

/**
 * Verifies one bundle while it streams by, in the order of a Tauri client: file signature, then the global signature over it
 * and the trusted comment. Either it is fed the whole file and {@link #finish()} returns, or the file must not be served.
 *
 * <p>
 * Not thread-safe: one verification belongs to one file. It computes (about half a gigabyte a second), so worker threads only.
 * Memory is constant, but for a legacy signature, which holds the file, up to {@link #LEGACY_LIMIT_BYTES}.
 */
public final class SignatureVerification {
    /** The largest file that a legacy signature may be over. */
    public static final long LEGACY_LIMIT_BYTES = 64L * 1024 * 1024;

    private final MinisignPublicKey key;
    private final TauriSignature signature;
    private final SignedMessage message;
    private boolean finished;

    /** @throws SignatureRejected with {@link SignatureProblem#SIGNATURE_KEY_UNKNOWN} if another key made the signature */
    public SignatureVerification(TrustedKeys trusted, TauriSignature signature) {
        this.key = trusted.keyOf(signature);
        this.signature = signature;
        this.message = SignedMessage.of(signature.algorithm(), key);
    }

    /**
     * The next bytes of the file, in pieces of any size.
     *
     * @throws SignatureRejected with {@link SignatureProblem#SIGNATURE_LEGACY_TOO_LARGE}
     */
    public void update(byte[] bytes, int offset, int length) {
        requireUnfinished();
        message.update(bytes, offset, length);
    }

    /**
     * Says that the file has ended. May be called once.
     *
     * @return the key that made the signature
     * @throws SignatureRejected with {@link SignatureProblem#SIGNATURE_MISMATCH} or
     *         {@link SignatureProblem#TRUSTED_COMMENT_MISMATCH}
     */
    public MinisignPublicKey finish() {
        requireUnfinished();
        finished = true;
        if (!message.hasSignature(signature.fileSignature())) {
            throw new SignatureRejected(SignatureProblem.SIGNATURE_MISMATCH,
                    "The signature is not that of this file: the file was"
                            + " changed after signing (code signing and notarisation must come first), was uploaded incompletely, or the"
                            + " .sig of another file was sent. Sign the final bundle and upload both together.");
        }
        byte[] comment = signature.trustedComment().getBytes(StandardCharsets.UTF_8);
        if (!Ed25519.verifies(key.key(), signature.globalSignature().bytes(), signature.fileSignature().bytes(), comment)) {
            throw new SignatureRejected(SignatureProblem.TRUSTED_COMMENT_MISMATCH, "The signature's trusted comment was changed"
                    + " after signing. Send the .sig as the signer wrote it; to state another version, sign anew with"
                    + " `tauri signer sign --app-version`.");
        }
        return key;
    }

    private void requireUnfinished() {
        if (finished) {
            throw new IllegalStateException("This verification has ended");
        }
    }
}
