package dev.oasis.common.external;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which other hosts may serve bundles, and how long fetching one may take. */
@ConfigMapping(prefix = "oasis.external")
public interface ExternalConfig {

    /** Host names, exact or as {@code *.example.com} for all below one; redirects must stay on them too. None by default. */
    Optional<List<String>> allowedHosts();

    /** For all of one address, redirects included. */
    @WithDefault("10m")
    Duration timeout();

    /** How long a host may stay silent. */
    @WithDefault("30s")
    Duration idleTimeout();

    /** Addresses that are fetched at the same time. Apart from uploads, so that a slow host holds up no upload. */
    @WithDefault("2")
    int threads();
}
