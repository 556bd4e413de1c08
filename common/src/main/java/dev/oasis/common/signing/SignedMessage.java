package dev.oasis.common.signing;

/** Takes the bytes of a file as they come, and tells in the end whether a signature is theirs. */
sealed interface SignedMessage permits PrehashedMessage, LegacyMessage {
    void update(byte[] bytes, int offset, int length);

    /** Whether {@code signature} is that of all bytes so far. Ends this object's use. */
    boolean hasSignature(Ed25519Signature signature);

    static SignedMessage of(SignatureAlgorithm algorithm, MinisignPublicKey key) {
        return switch (algorithm) {
            case PREHASHED -> new PrehashedMessage(key);
            case LEGACY -> new LegacyMessage(key);
        };
    }
}
