package dev.oasis.common.identity.session;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import javax.crypto.spec.SecretKeySpec;

import dev.oasis.common.crypto.Sha256;

/**
 * The keys by which session tokens are signed and recognised, by their key id: the present one first, then the one before.
 * None when no secret is set; then no token is ever recognised.
 */
final class SessionKeys {

    private static final int MIN_BYTES = 32;
    private static final int ID_LENGTH = 8;

    private final Map<String, Key> byId = new LinkedHashMap<>();

    /** @throws IllegalStateException for a secret that is too short to sign with */
    SessionKeys(SessionConfig config) {
        config.secret().ifPresent(secret -> add("OASIS_SESSION_SECRET", secret));
        config.previousSecret().filter(previous -> config.secret().isPresent())
                .ifPresent(secret -> add("OASIS_SESSION_PREVIOUS_SECRET", secret));
    }

    private void add(String variable, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_BYTES) {
            throw new IllegalStateException(variable + " has " + bytes.length + " bytes; sessions need a secret of at least "
                    + MIN_BYTES + ", such as 'openssl rand -hex 32' prints.");
        }
        byId.putIfAbsent(Sha256.hex("oasis session key id\0" + secret).substring(0, ID_LENGTH),
                new SecretKeySpec(bytes, "HmacSHA256"));
    }

    boolean present() {
        return !byId.isEmpty();
    }

    Map.Entry<String, Key> signing() {
        return byId.entrySet().iterator().next();
    }

    Optional<Key> named(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
