package dev.oasis.common.idempotency;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long keys of creating calls are held. */
@ConfigMapping(prefix = "oasis.idempotency")
public interface IdempotencyConfig {

    /**
     * For how long a call that works outside of a transaction has its key to itself. A process that dies at it blocks the key
     * for no longer. Longer than such work may take, {@code oasis.external.timeout} first of all.
     */
    @WithDefault("15m")
    Duration claim();
}
