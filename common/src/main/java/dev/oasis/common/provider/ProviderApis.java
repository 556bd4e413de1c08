package dev.oasis.common.provider;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes the right {@link ProviderApi} for an integration. */
@ApplicationScoped
public class ProviderApis {

    /** @param integration may be detached: nothing of it is read again but its credentials, in a session of their own */
    public ProviderApi of(Integration integration) {
        throw new UnsupportedOperationException("Follows for " + integration.kind);
    }
}
