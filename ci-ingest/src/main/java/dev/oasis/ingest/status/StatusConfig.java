package dev.oasis.ingest.status;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How providers are told. */
@ConfigMapping(prefix = "oasis.status")
public interface StatusConfig {

    /** Whether this process tells providers; one process is enough, more do no harm. */
    @WithDefault("true")
    boolean enabled();

    /** How many are told at the same time by this process. */
    @WithDefault("4")
    int lanes();

    /** How long a report may be under way before another process takes it over; longer than any call to a provider takes. */
    @WithDefault("2m")
    Duration lease();

    /** From the first failure to the second attempt; it doubles from then on. */
    @WithDefault("5s")
    Duration shortestPause();

    @WithDefault("10m")
    Duration longestPause();
}
