package dev.oasis.common.provider.github;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.ProviderApi;
import dev.oasis.common.provider.credential.CredentialStore;
import dev.oasis.common.provider.credential.Credentials;
import dev.oasis.common.provider.credential.GrantAccess;
import dev.oasis.common.provider.http.ProviderClient;
import dev.oasis.common.provider.http.ProviderRequest;
import dev.oasis.common.provider.http.ProviderUrl;
import dev.oasis.common.web.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** The door to GitHub. */
@ApplicationScoped
public class GitHub {

    private final ProviderClient client;
    private final CredentialStore store;
    private final InstallationTokens installations;
    private final GrantAccess grants;

    GitHub(ProviderClient client, CredentialStore store, InstallationTokens installations, GrantAccess grants) {
        this.client = client;
        this.store = store;
        this.installations = installations;
        this.grants = grants;
    }

    /** @throws Problem {@code encryption_not_configured} */
    public ProviderApi of(Integration integration) {
        return of(integration, store.open(integration));
    }

    /** With credentials that are not stored yet. */
    public ProviderApi of(Integration integration, Credentials credentials) {
        return new GitHubApi(new GitHubHttp(integration, credentials, client, installations, grants));
    }

    /**
     * Takes over an App that GitHub has made from a manifest: with the code that the browser brought back, once and within an
     * hour (<a href="https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest">manifest
     * flow</a>).
     */
    public Uni<ConvertedApp> convert(URI api, String code) {
        return client
                .send(ProviderRequest.post(URI.create(api + "/app-manifests/" + ProviderUrl.encoded(code) + "/conversions"),
                        new JsonObject()).with("Accept", "application/vnd.github+json"))
                .map(response -> ConvertedApp.read(response.object()));
    }
}
