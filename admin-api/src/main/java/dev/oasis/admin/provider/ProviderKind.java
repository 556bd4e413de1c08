package dev.oasis.admin.provider;

import java.util.Locale;

/** Which protocol a provider speaks. */
public enum ProviderKind {
    OIDC,
    GITHUB;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
