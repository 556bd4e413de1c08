package dev.oasis.common.identity.session;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How sessions are signed and how long they last; the same for all services. */
@ConfigMapping(prefix = "oasis.session")
public interface SessionConfig {

    /** Set as {@code OASIS_SESSION_SECRET}, at least 32 bytes: what session tokens are signed with. */
    Optional<String> secret();

    /** The secret before the present one, still accepted while it is being changed. */
    Optional<String> previousSecret();

    /** From login until the next one is needed. */
    @WithDefault("12h")
    Duration lifetime();

    /** How long a token for scripts lasts; its session may end earlier. */
    @WithDefault("1h")
    Duration tokenLifetime();
}
