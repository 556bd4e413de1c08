package dev.oasis.admin.integration;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.github.GitHubUrls;
import dev.oasis.common.webhook.HookSecrets;
import dev.oasis.common.webhook.WebhookHook;
import dev.oasis.common.webhook.WebhookProvider;
import io.smallrye.mutiny.Uni;

/** The one hook of a GitHub App. Joins the transaction at hand. */
@ApplicationScoped
class AppWebhook {

    private final HookSecrets secrets;

    AppWebhook(HookSecrets secrets) {
        this.secrets = secrets;
    }

    /** @param hookId what stands in the address that GitHub was given, where it was */
    Uni<Void> keep(Integration integration, String hookId, String secret) {
        WebhookHook hook = new WebhookHook(WebhookProvider.GITHUB, integration.name,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        hook.id = hookId == null ? hook.id : hookId;
        hook.integrationId = integration.id;
        hook.externalAppId = integration.externalId;
        hook.host = integration.baseUrl.equals(GitHubUrls.PUBLIC.toString()) ? WebhookHook.GITHUB_HOST
                : URI.create(integration.baseUrl).getHost();
        secrets.set(hook, secret);
        return hook.persist().replaceWithVoid();
    }
}
