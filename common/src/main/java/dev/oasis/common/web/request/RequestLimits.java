package dev.oasis.common.web.request;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How large a request may be. */
@ConfigMapping(prefix = "oasis.request")
public interface RequestLimits {

    /** Bytes of a body; what is larger gets a 413. {@code quarkus.http.limits.max-body-size} must not be smaller. */
    @WithDefault("1M")
    MemorySize maxBodySize();
}
