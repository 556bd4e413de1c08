package dev.oasis.common.signing;

import java.util.Arrays;

/** The 64 bytes of an Ed25519 signature, as a value. */
public record Ed25519Signature(byte[] bytes) {
    static final int LENGTH = 64;

    public Ed25519Signature {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("An Ed25519 signature has 64 bytes, not " + bytes.length);
        }
        bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ed25519Signature that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
