package dev.oasis.common.crypto.seal;

import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** With which keys secrets are sealed; the same for all services that seal or open. */
@ConfigMapping(prefix = "oasis.encryption")
public interface EncryptionConfig {

    /** Keys by their id, each 32 bytes in base64; in the environment {@code OASIS_ENCRYPTION_KEYS_<ID>}. All of them open. */
    Map<String, String> keys();

    /** The id of the key that seals; where there is one key only, that. */
    Optional<String> activeKey();
}
