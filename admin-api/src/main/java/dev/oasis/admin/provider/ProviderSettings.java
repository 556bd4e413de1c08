package dev.oasis.admin.provider;

import java.util.Optional;

/** One provider as it is configured: {@code oasis.login.providers.<name>.*} */
public interface ProviderSettings {

    /** Absent for GitHub where the name is {@code github}, and for OpenID Connect elsewhere. */
    Optional<ProviderKind> kind();

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
