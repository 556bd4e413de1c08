package dev.oasis.common.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much verification may take. */
@ConfigMapping(prefix = "oasis.verification")
public interface VerificationConfig {

    /** Objects that are read at the same time; each takes a thread and, for a legacy signature, up to 64 MiB. */
    @WithDefault("4")
    int threads();
}
