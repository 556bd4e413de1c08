package dev.oasis.common.identity;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What authentication needs to know. */
@ConfigMapping(prefix = "oasis.identity")
public interface IdentityConfig {

    /**
     * Set as {@code OASIS_BOOTSTRAP_KEY}: a key in the usual form that counts as an owner's while the database holds no owner
     * key.
     */
    @WithDefault("${oasis.bootstrap-key:}")
    Optional<String> bootstrapKey();
}
