package dev.oasis.common.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves the sender of a hook's deliveries, opened. Everything is compared in constant time.
 *
 * @param secret GitLab: the key of the token's HMAC; else the secret that both sides know
 * @param tokenHmac of GitLab's token; null for the others
 */
public record HookKey(String secret, byte[] tokenHmac) {

    private static final String ALGORITHM = "HmacSHA256";
    /** Stands before the base64 of the key in the secrets of Standard Webhooks. */
    static final String STANDARD_PREFIX = "whsec_";

    /** Whether the bytes were signed with the secret as GitHub does it: its UTF-8 bytes are the key. */
    public boolean signed(byte[] message, byte[] signature) {
        return MessageDigest.isEqual(hmac(secret.getBytes(StandardCharsets.UTF_8), message), signature);
    }

    /** Whether the bytes were signed as Standard Webhooks has it: the key is what the secret holds as base64. */
    public boolean signedByStandard(byte[] message, byte[] signature) {
        return MessageDigest.isEqual(hmac(standardKey(secret), message), signature);
    }

    public boolean isToken(String token) {
        return MessageDigest.isEqual(hmacOfToken(secret, token), tokenHmac);
    }

    static byte[] hmacOfToken(String key, String token) {
        return hmac(key.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException for a secret that is not base64 */
    static byte[] standardKey(String secret) {
        return Base64.getDecoder().decode(secret.startsWith(STANDARD_PREFIX) ? secret.substring(STANDARD_PREFIX.length())
                : secret);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "HookKey[…]";
    }
}
