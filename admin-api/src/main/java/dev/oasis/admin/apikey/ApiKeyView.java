package dev.oasis.admin.apikey;

import java.time.Instant;
import java.util.List;

/**
 * A key as the API answers it, without its secret.
 *
 * @param prefix its first characters, to tell keys apart
 * @param apps ids that it is bound to; null for all apps
 */
public record ApiKeyView(String id, String name, String prefix, List<String> scopes, List<String> apps, Instant expiresAt,
        Instant lastUsedAt, Instant revokedAt, Instant createdAt) {

    static ApiKeyView of(ApiKey key) {
        return new ApiKeyView(key.id, key.name, key.prefix, key.scopeNames(),
                key.allApps ? null : key.appIds.stream().sorted().toList(), key.expiresAt, key.lastUsedAt, key.revokedAt,
                key.createdAt);
    }
}
