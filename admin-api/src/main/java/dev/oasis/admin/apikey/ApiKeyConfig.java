package dev.oasis.admin.apikey;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How keys are rotated. */
@ConfigMapping(prefix = "oasis.api-keys")
public interface ApiKeyConfig {

    /** How long the secret before still works when a rotation does not say. */
    @WithDefault("24h")
    Duration rotationOverlap();

    /** The longest overlap that a rotation may ask for. */
    @WithDefault("7d")
    Duration maxRotationOverlap();
}
