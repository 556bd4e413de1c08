package dev.oasis.common.version;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the build writes into {@code microprofile-config.properties}. */
@ConfigMapping(prefix = "oasis.build")
public interface BuildConfig {

    /** The commit that was built; {@code unknown} for a build outside of a repository. */
    @WithDefault("unknown")
    String commit();

    /** When that commit was made: two builds of one commit are the same to the byte, so they cannot tell their own time. */
    @WithDefault("unknown")
    String time();
}
