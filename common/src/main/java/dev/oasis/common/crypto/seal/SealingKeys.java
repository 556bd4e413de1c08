package dev.oasis.common.crypto.seal;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The configured keys by their ids: all of them open, one of them seals. None at all is a state of its own. */
final class SealingKeys {

    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,32}");
    private static final int BYTES = 32;
    private static final String HOW = "such as 'openssl rand -base64 32' prints";

    private final Map<String, SecretKey> byId = new TreeMap<>();
    private final String active;

    /** @throws IllegalStateException for keys that cannot be used, saying what to set */
    SealingKeys(EncryptionConfig config) {
        config.keys().forEach((id, key) -> byId.put(checked(id.toLowerCase(Locale.ROOT)), parse(id, key)));
        this.active = config.activeKey().map(id -> id.toLowerCase(Locale.ROOT)).filter(id -> !id.isBlank())
                .orElseGet(this::only);
        if (active == null ? !byId.isEmpty() : !byId.containsKey(active)) {
            throw new IllegalStateException("oasis.encryption.active-key must name one of the keys " + byId.keySet() + ".");
        }
    }

    private String only() {
        return byId.size() == 1 ? byId.keySet().iterator().next() : null;
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException(
                    "oasis.encryption.keys." + id + ": the id of a key is 1 to 32 lower-case letters and digits.");
        }
        return id;
    }

    private static SecretKey parse(String id, String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            // Its message could quote the key.
            throw new IllegalStateException("oasis.encryption.keys." + id + " is not base64; it takes 32 bytes, " + HOW + ".");
        }
        if (key.length != BYTES) {
            throw new IllegalStateException("oasis.encryption.keys." + id + " has " + key.length + " bytes; it takes " + BYTES
                    + ", " + HOW + ".");
        }
        return new SecretKeySpec(key, "AES");
    }

    Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    Optional<String> active() {
        return Optional.ofNullable(active);
    }

    Optional<SecretKey> named(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
