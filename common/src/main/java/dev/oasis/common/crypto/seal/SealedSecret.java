package dev.oasis.common.crypto.seal;

import java.util.Arrays;
import java.util.Base64;

/**
 * A secret as it is stored: {@code v1.<key id>.<base64url of nonce and ciphertext>}. The key's id stands in front so that SQL
 * can count rows by it.
 *
 * @param nonce 12 bytes
 * @param ciphertext with the tag behind it
 */
public record SealedSecret(String keyId, byte[] nonce, byte[] ciphertext) {

    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final String VERSION = "v1";
    private static final int PARTS = 3;

    public SealedSecret {
        if (nonce.length != NONCE_BYTES || ciphertext.length < TAG_BYTES) {
            throw new IllegalArgumentException("A sealed secret has a nonce of 12 bytes and a tag of 16");
        }
        nonce = nonce.clone();
        ciphertext = ciphertext.clone();
    }

    /** @throws IllegalArgumentException for what {@link #text()} never made; the text is not repeated */
    public static SealedSecret parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) {
            throw new IllegalArgumentException("Not a sealed secret");
        }
        byte[] content = Base64.getUrlDecoder().decode(parts[2]);
        int split = Math.min(NONCE_BYTES, content.length);
        return new SealedSecret(parts[1], Arrays.copyOf(content, split), Arrays.copyOfRange(content, split, content.length));
    }

    public String text() {
        byte[] content = Arrays.copyOf(nonce, nonce.length + ciphertext.length);
        System.arraycopy(ciphertext, 0, content, nonce.length, ciphertext.length);
        return VERSION + "." + keyId + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    @Override
    public byte[] nonce() {
        return nonce.clone();
    }

    @Override
    public byte[] ciphertext() {
        return ciphertext.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSecret sealed && text().equals(sealed.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return "SealedSecret[keyId=" + keyId + "]";
    }
}
