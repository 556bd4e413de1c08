package dev.oasis.common.publishing;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose ID tokens are exchanged, and for what. */
@ConfigMapping(prefix = "oasis.publishing")
public interface PublishingConfig {

    /** Besides {@code github} and {@code gitlab}, which need no setting; by the name that rules call them. */
    Map<String, IssuerSettings> issuers();

    /** What an ID token must be meant for; the public address of Oasis when absent. */
    Optional<String> audience();

    /** How long the token works that a job gets for its ID token. */
    @WithDefault("15m")
    Duration tokenLifetime();

    /** For one call to an issuer. */
    @WithDefault("10s")
    Duration timeout();

    /** How long an issuer's keys go on being trusted while it does not answer. */
    @WithDefault("24h")
    Duration keysKept();
}
