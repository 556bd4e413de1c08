package dev.oasis.common.webhook;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.oasis.common.crypto.seal.SealedColumn;

/** Which columns are to be sealed anew when the key changes. */
final class SealedHookColumns {

    private SealedHookColumns() {
    }

    @Produces
    @Singleton
    static SealedColumn current() {
        return HookSecrets.CURRENT;
    }

    @Produces
    @Singleton
    static SealedColumn previous() {
        return HookSecrets.PREVIOUS;
    }
}
