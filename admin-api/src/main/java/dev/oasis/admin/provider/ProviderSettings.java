package dev.oasis.admin.provider;

import java.util.Optional;

import io.smallrye.config.WithDefault;

/** One provider as it is configured: {@code oasis.login.providers.<name>.*} */
public interface ProviderSettings {

    @WithDefault("oidc")
    ProviderKind kind();

    /** An OpenID Connect issuer exactly as it calls itself, or GitHub's base address. */
    Optional<String> url();

    String clientId();

    /** Absent for a public client, which is told apart by PKCE alone. */
    Optional<String> clientSecret();

    /** What people read on the button. */
    Optional<String> displayName();

    /** With spaces between them. */
    Optional<String> scopes();
}
