package dev.oasis.admin.webhook;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.oasis.common.web.conditional.Tagged;

/**
 * A {@link HookView} and the secret that is shown once. It is put together as JSON, because only the view may be remembered;
 * this says to readers of the OpenAPI document what it comes to, the tag included.
 */
record HookWithSecret(String id, String provider, String name, String url, String integrationId, String repositoryId,
        String host, String externalHookId, String externalAppId, boolean active, Instant previousSecretUntil, String alarm,
        Instant alarmedAt, Instant reconciledUntil, Instant createdAt, Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String secret) implements Tagged {
}
