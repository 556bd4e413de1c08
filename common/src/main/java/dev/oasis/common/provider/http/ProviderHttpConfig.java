package dev.oasis.common.provider.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How patient Oasis is with providers. */
@ConfigMapping(prefix = "oasis.provider")
public interface ProviderHttpConfig {

    /** For one request, from the connection to the end of the answer. */
    @WithDefault("15s")
    Duration timeout();

    /** Names of the hosts that may be asked; any where it is absent. */
    Optional<List<String>> hosts();
}
