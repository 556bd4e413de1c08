package dev.oasis.admin.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.oasis.common.web.conditional.Tagged;

/**
 * A key as the API answers it, without its secret.
 *
 * @param prefix its first characters, to tell keys apart
 * @param apps ids that it is bound to; null for all apps
 * @param previousSecretUntil until when the secret works that the last rotation replaced; null when none did
 */
public record ApiKeyView(String id, String name, String prefix, List<String> scopes, List<String> apps, boolean enabled,
        Instant expiresAt, Instant previousSecretUntil, Instant lastUsedAt, Instant revokedAt, Instant createdAt,
        Instant updatedAt) implements Tagged {

    /** Being used is no change. */
    @Override
    public Set<String> figures() {
        return Set.of("lastUsedAt");
    }

    static ApiKeyView of(ApiKey key) {
        return new ApiKeyView(key.id, key.name, key.prefix, key.scopeNames(),
                key.allApps ? null : key.appIds.stream().sorted().toList(), key.enabled, key.expiresAt, key.previousUntil,
                key.lastUsedAt, key.revokedAt, key.createdAt, key.updatedAt);
    }
}
