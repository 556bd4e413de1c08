package dev.oasis.admin.provider;

import java.time.Duration;
import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How people log in. */
@ConfigMapping(prefix = "oasis.login")
public interface LoginConfig {

    /** By the name that stands in paths. */
    Map<String, ProviderSettings> providers();

    /** The path of this origin to which a login leads that names no other. */
    @WithDefault("/console")
    String landing();

    /** From the redirect to the provider until its answer. */
    @WithDefault("10m")
    Duration patience();

    /** For one call to a provider. */
    @WithDefault("10s")
    Duration timeout();

    /** How long an invitation is open that names no end. */
    @WithDefault("7d")
    Duration invitationLifetime();
}
