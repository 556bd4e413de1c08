package dev.oasis.common.publishing;

import java.util.Optional;

import io.smallrye.config.WithDefault;

/** One issuer of ID tokens. */
public interface IssuerSettings {

    /** Exactly as it stands in its tokens as {@code iss}; known for {@code github} and {@code gitlab}. */
    Optional<String> url();

    /** Whose claims its tokens carry; known for {@code github} and {@code gitlab}. */
    Optional<IssuerKind> kind();

    /** Whether its tokens are taken. */
    @WithDefault("true")
    boolean enabled();
}
