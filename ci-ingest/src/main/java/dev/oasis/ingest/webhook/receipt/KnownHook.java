package dev.oasis.ingest.webhook.receipt;

import java.util.List;

import dev.oasis.common.webhook.HookKey;
import dev.oasis.common.webhook.WebhookProvider;

/**
 * The hook that a delivery names.
 *
 * @param keys the current one and, for a while after a rotation, the one before
 */
record KnownHook(String id, WebhookProvider provider, List<HookKey> keys) {

    KnownHook {
        keys = List.copyOf(keys);
    }
}
