package dev.oasis.admin.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.oasis.admin.provider.LoginProviders;
import dev.oasis.common.identity.session.SessionTokens;
import io.quarkus.runtime.StartupEvent;

/** Ends the start where a login is configured that could not end in a session. */
@ApplicationScoped
public class LoginPreflight {

    private final LoginProviders providers;
    private final SessionTokens tokens;

    public LoginPreflight(LoginProviders providers, SessionTokens tokens) {
        this.providers = providers;
        this.tokens = tokens;
    }

    void check(@Observes StartupEvent event) {
        if (!providers.isEmpty() && !tokens.available()) {
            throw new IllegalStateException("A login provider is configured, but nothing to sign sessions with: set "
                    + "OASIS_SESSION_SECRET to at least 32 bytes, such as 'openssl rand -hex 32' prints, the same for "
                    + "admin-api, ci-ingest and analytics.");
        }
    }
}
