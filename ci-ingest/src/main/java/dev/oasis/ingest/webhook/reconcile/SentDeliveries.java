package dev.oasis.ingest.webhook.reconcile;

import java.util.Optional;

import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.RemoteDelivery;
import dev.oasis.common.provider.WebhookState;
import dev.oasis.ingest.webhook.reconcile.DueHook.Asked;
import io.smallrye.mutiny.Uni;

/** What the provider of a hook tells of it. Every answer can be a {@link dev.oasis.common.provider.ProviderFailure}. */
interface SentDeliveries {

    Uni<WebhookState> state(Asked hook);

    /** The newest come first. */
    Uni<ProviderPage<RemoteDelivery>> list(Asked hook, Optional<String> cursor);

    /** Has a delivery sent once more. */
    Uni<Void> sendAgain(Asked hook, RemoteDelivery delivery);
}
