package dev.oasis.ingest.webhook.reconcile;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.RemoteDelivery;
import dev.oasis.common.provider.WebhookState;
import dev.oasis.ingest.webhook.reconcile.DueHook.Asked;
import io.smallrye.mutiny.Uni;

/** Asks the provider itself, with the credentials of the hook's integration. */
@ApplicationScoped
class ProvidersDeliveries implements SentDeliveries {

    private final ProviderApis providers;

    ProvidersDeliveries(ProviderApis providers) {
        this.providers = providers;
    }

    @Override
    public Uni<WebhookState> state(Asked hook) {
        return providers.of(hook.integration()).webhookState(hook.address());
    }

    @Override
    public Uni<ProviderPage<RemoteDelivery>> list(Asked hook, Optional<String> cursor) {
        return providers.of(hook.integration()).deliveries(hook.address(), cursor);
    }

    @Override
    public Uni<Void> sendAgain(Asked hook, RemoteDelivery delivery) {
        return providers.of(hook.integration()).redeliver(hook.address(), delivery.externalId());
    }
}
