package dev.oasis.admin.webhook;

import java.time.Instant;
import java.util.Set;

import dev.oasis.common.web.OriginConfig;
import dev.oasis.common.web.conditional.Tagged;
import dev.oasis.common.webhook.WebhookHook;

/**
 * A hook as the API answers it, without its secret.
 *
 * @param url where its provider is to deliver
 * @param externalHookId the provider's number of it
 * @param externalAppId the number of the GitHub App whose hook it is
 * @param previousSecretUntil until when the secret works that the last rotation replaced; null when none did
 * @param alarm why nothing more may come; null while all is well
 * @param reconciledUntil up to when the provider's deliveries were compared with the inbox
 */
public record HookView(String id, String provider, String name, String url, String integrationId, String repositoryId,
        String host, String externalHookId, String externalAppId, boolean active, Instant previousSecretUntil, String alarm,
        Instant alarmedAt, Instant reconciledUntil, Instant createdAt, Instant updatedAt) implements Tagged {

    /** What the provider's state does to it is no change of anybody's. */
    @Override
    public Set<String> figures() {
        return Set.of("alarm", "alarmedAt", "reconciledUntil");
    }

    static HookView of(WebhookHook hook, OriginConfig origin) {
        return new HookView(hook.id, hook.provider.wireName(), hook.name, url(hook, origin), hook.integrationId,
                hook.repositoryId, hook.host, hook.externalHookId, hook.externalAppId, hook.active, hook.previousUntil,
                hook.alarm, hook.alarmedAt, hook.reconciledUntil, hook.createdAt, hook.updatedAt);
    }

    private static String url(WebhookHook hook, OriginConfig origin) {
        return origin.url().toString().replaceAll("/$", "") + "/webhooks/" + hook.provider.wireName() + "/" + hook.id;
    }
}
