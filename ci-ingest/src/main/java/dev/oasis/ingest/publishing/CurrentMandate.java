package dev.oasis.ingest.publishing;

import jakarta.enterprise.context.RequestScoped;

import dev.oasis.common.publishing.Mandate;
import io.quarkus.security.identity.SecurityIdentity;

/** What the caller of the request at hand may do here, once a role check has let it in. */
@RequestScoped
public class CurrentMandate {

    static final String ATTRIBUTE = "oasis.mandate";

    private final SecurityIdentity identity;

    public CurrentMandate(SecurityIdentity identity) {
        this.identity = identity;
    }

    public Mandate get() {
        Mandate limited = identity.getAttribute(ATTRIBUTE);
        return limited == null ? Mandate.FULL : limited;
    }
}
