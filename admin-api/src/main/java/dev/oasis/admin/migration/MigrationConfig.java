package dev.oasis.admin.migration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who migrates. */
@ConfigMapping(prefix = "oasis.migration")
public interface MigrationConfig {

    /** Whether the running service migrates; switch it off where {@code migrate} runs as a job before a new version starts. */
    @WithDefault("true")
    boolean atStart();
}
