package dev.oasis.admin.signingkey;

import java.time.Instant;

import dev.oasis.common.catalog.key.SigningKey;
import dev.oasis.common.web.conditional.Tagged;

/** A signing key as the API answers it. */
public record SigningKeyView(String id, String keyId, String publicKey, String name, Instant createdAt) implements Tagged {

    static SigningKeyView of(SigningKey key) {
        return new SigningKeyView(key.id, key.keyId, key.publicKey, key.name, key.createdAt);
    }
}
