package dev.oasis.admin.apikey;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An {@link ApiKeyView} and the secret that is shown once. It is put together as JSON, because only the view may be remembered;
 * this says to readers of the OpenAPI document what it comes to.
 */
record ApiKeyWithSecret(String id, String name, String prefix, List<String> scopes, List<String> apps, boolean enabled,
        Instant expiresAt, Instant previousSecretUntil, Instant lastUsedAt, Instant revokedAt, Instant createdAt,
        Instant updatedAt, @JsonInclude(JsonInclude.Include.NON_NULL) String key) {
}
