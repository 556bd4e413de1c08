package dev.oasis.common.provider.gitlab;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.ProviderApi;
import dev.oasis.common.provider.credential.CredentialStore;
import dev.oasis.common.provider.credential.Credentials;
import dev.oasis.common.provider.credential.GrantAccess;
import dev.oasis.common.provider.http.ProviderClient;
import dev.oasis.common.web.problem.Problem;

/** The door to GitLab. */
@ApplicationScoped
public class GitLab {

    private final ProviderClient client;
    private final CredentialStore store;
    private final GrantAccess grants;

    public GitLab(ProviderClient client, CredentialStore store, GrantAccess grants) {
        this.client = client;
        this.store = store;
        this.grants = grants;
    }

    /** @throws Problem {@code encryption_not_configured} */
    public ProviderApi of(Integration integration) {
        return of(integration, store.open(integration));
    }

    /** With credentials that are not stored yet. */
    public ProviderApi of(Integration integration, Credentials credentials) {
        return new GitLabApi(new GitLabHttp(integration, credentials, client, grants));
    }
}
