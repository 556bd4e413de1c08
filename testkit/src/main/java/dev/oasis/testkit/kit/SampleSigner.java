package dev.oasis.testkit.kit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import org.bouncycastle.crypto.digests.Blake2bDigest;

/** Signs as {@code tauri signer sign} does, with a key of its own. May be shared between threads. */
public final class SampleSigner {
    private static final int KEY_BYTES = 32;

    private final KeyPair keys;
    private final byte[] keyId;

    private SampleSigner(KeyPair keys, byte[] keyId) {
        this.keys = keys;
        this.keyId = keyId;
    }

    /** A signer with a new key. */
    public static SampleSigner create() {
        byte[] keyId = new byte[8];
        new SecureRandom().nextBytes(keyId);
        try {
            return new SampleSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), keyId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 16 upper-case hex digits. */
    public String keyId() {
        StringBuilder id = new StringBuilder();
        for (int i = keyId.length - 1; i >= 0; i--) {
            id.append(String.format("%02X", keyId[i]));
        }
        return id.toString();
    }

    /** The text of {@code plugins.updater.pubkey}. */
    public String publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        String line = base64(concat(ascii("Ed"), keyId, raw));
        return base64(ascii("untrusted comment: minisign public key: " + keyId() + "\n" + line + "\n"));
    }

    /** The content of a {@code .sig} whose trusted comment names a version, as {@code tauri build} makes it. */
    public String sign(byte[] file, String filename, String version) {
        return signPrehashed(file, trustedComment(filename) + "\tversion:" + version);
    }

    /** The content of a {@code .sig} without a version, as Tauri's CLI made it before 2.11.5. */
    public String sign(byte[] file, String filename) {
        return signPrehashed(file, trustedComment(filename));
    }

    /** The content of a {@code .sig} with any trusted comment. */
    public String signPrehashed(byte[] file, String trustedComment) {
        return signature("ED", sign(blake2b512(file)), trustedComment);
    }

    /** The content of a {@code .sig} with a signature over the file itself, as minisign made it before prehashing. */
    public String signLegacy(byte[] file, String trustedComment) {
        return signature("Ed", sign(file), trustedComment);
    }

    private static String trustedComment(String filename) {
        return "timestamp:" + Instant.now().getEpochSecond() + "\tfile:" + filename;
    }

    private String signature(String algorithm, byte[] fileSignature, String trustedComment) {
        byte[] global = sign(concat(fileSignature, trustedComment.getBytes(StandardCharsets.UTF_8)));
        String text = "untrusted comment: signature from tauri secret key\n"
                + base64(concat(ascii(algorithm), keyId, fileSignature)) + "\n"
                + "trusted comment: " + trustedComment + "\n"
                + base64(global) + "\n";
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(keys.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] blake2b512(byte[] bytes) {
        Blake2bDigest digest = new Blake2bDigest(512);
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }

    private static byte[] concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] all = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
