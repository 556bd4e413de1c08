package dev.oasis.common.signing;

/** Algorithm {@code ED}: Ed25519 over the BLAKE2b-512 digest. Memory does not grow with the file. */
final class PrehashedMessage implements SignedMessage {
    private final Blake2b512 digest = new Blake2b512();
    private final MinisignPublicKey key;

    PrehashedMessage(MinisignPublicKey key) {
        this.key = key;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    @Override
    public boolean hasSignature(Ed25519Signature signature) {
        return Ed25519.verifies(key.key(), signature.bytes(), digest.digest());
    }
}
