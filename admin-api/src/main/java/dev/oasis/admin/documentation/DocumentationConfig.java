package dev.oasis.admin.documentation;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the documents of all services become one. */
@ConfigMapping(prefix = "oasis.documentation")
public interface DocumentationConfig {

    /** How long the merged document is answered before the services are asked again. */
    @WithDefault("30s")
    Duration keep();

    /** How long to wait for a service's document. */
    @WithDefault("2s")
    Duration timeout();
}
