package dev.oasis.common.crypto.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.runtime.StartupEvent;

/**
 * Seals and opens secrets with AES-256-GCM (NIST SP 800-38D), under random nonces of 96 bits: at most 2^32 secrets under one
 * key, far more than there are rows. Thread-safe.
 */
@ApplicationScoped
public class SecretSealer {

    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SealingKeys keys;
    private final SecureRandom random = new SecureRandom();

    public SecretSealer(EncryptionConfig config) {
        this.keys = new SealingKeys(config);
    }

    // Made at the start, so that wrong keys stop it. Without any keys the service starts.
    void check(@Observes StartupEvent event) {
        keys.active();
    }

    /** Ids of the keys that open. */
    public Set<String> keyIds() {
        return keys.ids();
    }

    /** The id of the key that seals; none when no keys are configured. */
    public Optional<String> activeKey() {
        return keys.active();
    }

    /** @throws Problem {@code encryption_not_configured} */
    public void requireConfigured() {
        sealing();
    }

    /** @throws Problem {@code encryption_not_configured} */
    public SealedSecret seal(String plaintext, SecretPlace place) {
        String id = sealing();
        byte[] nonce = new byte[SealedSecret.NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] bytes = plaintext.getBytes(StandardCharsets.UTF_8);
            return new SealedSecret(id, nonce, cipher(Cipher.ENCRYPT_MODE, key(id), nonce, place).doFinal(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
        }
    }

    /**
     * @throws Problem {@code encryption_not_configured} when the key that it was sealed with is not configured
     * @throws IllegalStateException when it was changed, or was sealed to another place
     */
    public String open(SealedSecret sealed, SecretPlace place) {
        try {
            byte[] bytes = cipher(Cipher.DECRYPT_MODE, key(sealed.keyId()), sealed.nonce(), place).doFinal(sealed.ciphertext());
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (AEADBadTagException changed) {
            throw new IllegalStateException("The secret in " + place + " was changed or belongs elsewhere", changed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has AES-GCM", impossible);
        }
    }

    /** Whether another key than the active one sealed it. */
    public boolean isOutdated(SealedSecret sealed) {
        return keys.active().filter(active -> !active.equals(sealed.keyId())).isPresent();
    }

    private String sealing() {
        return keys.active().orElseThrow(() -> Problem.of(ProblemCode.ENCRYPTION_NOT_CONFIGURED,
                "Set OASIS_ENCRYPTION_KEYS_K1 to 32 bytes in base64 (openssl rand -base64 32) for admin-api and ci-ingest."));
    }

    private SecretKey key(String id) {
        return keys.named(id).orElseThrow(() -> Problem.of(ProblemCode.ENCRYPTION_NOT_CONFIGURED,
                "A secret is sealed with the key \"" + id
                        + "\", which is not configured: set OASIS_ENCRYPTION_KEYS_<ID> for it."));
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, SecretPlace place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(SealedSecret.TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD(place.associatedData());
        return cipher;
    }
}
