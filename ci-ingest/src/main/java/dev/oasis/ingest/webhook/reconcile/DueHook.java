package dev.oasis.ingest.webhook.reconcile;

import java.time.Instant;
import java.util.Optional;

import dev.oasis.common.provider.HookAddress;
import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.Repository;
import dev.oasis.common.webhook.WebhookHook;

/**
 * A hook that this process compares now.
 *
 * @param since from when on its deliveries have not been compared yet
 * @param until deliveries after this may still be under way
 */
record DueHook(String id, Instant since, Instant until) {

    /** How its provider is asked about it; empty where the provider's number of the hook is not known. */
    static Optional<HookAddress> address(WebhookHook hook, Repository repository) {
        if (hook.externalAppId != null) {
            return Optional.of(new HookAddress.OfApp());
        }
        return repository == null || hook.externalHookId == null ? Optional.empty()
                : Optional.of(new HookAddress.OfRepository(repository.address(), hook.externalHookId));
    }

    /** What a comparison needs, detached from any session. */
    record Asked(WebhookHook hook, Integration integration, HookAddress address) {
    }
}
