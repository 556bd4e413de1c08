package dev.oasis.common.identity;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;

/** What authentication needs to know. */
@ConfigMapping(prefix = "oasis")
public interface IdentityConfig {

    /** A key in the usual form that counts as an owner's while the database holds no owner key. */
    @WithName("bootstrap-key")
    Optional<String> bootstrapKey();
}
