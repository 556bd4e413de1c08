package dev.oasis.ingest.webhook.receipt;

import java.util.Locale;
import java.util.Optional;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.webhook.WebhookHook;
import dev.oasis.common.webhook.WebhookProvider;
import io.vertx.core.MultiMap;

/**
 * By what a delivery names its hook, and so the secret that it must be signed with: the path or, without an id there, headers
 * of the provider. Never the body, which nobody has proven yet. Exactly one way applies to a request.
 */
sealed interface HookName {

    /** For senders that can add a header but want one address for all hooks, as GitLab's custom headers allow. */
    String HEADER = "X-Oasis-Hook";

    WebhookProvider provider();

    /** Our own id: {@code /webhooks/{provider}/{hookId}}, or in {@link #HEADER}. */
    record OfId(WebhookProvider provider, String hookId) implements HookName {
    }

    /** The number that the provider gave the hook. */
    record OfHook(WebhookProvider provider, String host, String externalId) implements HookName {
    }

    /** The GitHub App whose hook it is. */
    record OfApp(WebhookProvider provider, String host, String externalId) implements HookName {
    }

    /** Empty when neither path nor headers name a hook. */
    static Optional<HookName> of(WebhookProvider provider, Optional<String> pathId, MultiMap headers) {
        Optional<String> named = pathId.or(() -> Optional.ofNullable(headers.get(HEADER)));
        if (named.isPresent()) {
            return named.filter(Ulid::isUlid).map(id -> new OfId(provider, id.toUpperCase(Locale.ROOT)));
        }
        return provider == WebhookProvider.GITHUB ? ofGitHub(headers) : Optional.empty();
    }

    // GitHub Enterprise numbers its hooks itself and says so by its host.
    private static Optional<HookName> ofGitHub(MultiMap headers) {
        String host = Optional.ofNullable(headers.get("X-GitHub-Enterprise-Host")).orElse(WebhookHook.GITHUB_HOST);
        if ("integration".equals(headers.get("X-GitHub-Hook-Installation-Target-Type"))) {
            return Optional.ofNullable(headers.get("X-GitHub-Hook-Installation-Target-ID"))
                    .map(id -> new OfApp(WebhookProvider.GITHUB, host, id));
        }
        return Optional.ofNullable(headers.get("X-GitHub-Hook-ID")).map(id -> new OfHook(WebhookProvider.GITHUB, host, id));
    }
}
