package dev.oasis.common.provider.gitlab;

import java.net.URI;
import java.util.Map;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.provider.credential.Credentials;
import dev.oasis.common.provider.credential.GrantAccess;
import dev.oasis.common.provider.http.ProviderClient;
import dev.oasis.common.provider.http.ProviderRequest;
import dev.oasis.common.provider.http.ProviderResponse;
import dev.oasis.common.provider.http.ProviderUrl;
import io.smallrye.mutiny.Uni;

/** Requests to one GitLab with one integration's credentials. */
final class GitLabHttp {

    private final Integration integration;
    private final Credentials credentials;
    private final ProviderClient client;
    private final GrantAccess grants;

    GitLabHttp(Integration integration, Credentials credentials, ProviderClient client, GrantAccess grants) {
        this.integration = integration;
        this.credentials = credentials;
        this.client = client;
        this.grants = grants;
    }

    URI address(String path) {
        return URI.create(integration.apiUrl + path);
    }

    URI address(String path, Map<String, String> query) {
        return ProviderUrl.withQuery(integration.apiUrl + path, query);
    }

    /** By the number, which survives renaming. */
    static String path(RepositoryAddress repository, String rest) {
        return "/projects/" + ProviderUrl.encoded(repository.externalId()) + rest;
    }

    Uni<ProviderResponse> send(ProviderRequest request) {
        return token().flatMap(token -> client.send(request.with("Authorization", "Bearer " + token)
                .with("Accept", "application/json").with("Content-Type", "application/json")));
    }

    private Uni<String> token() {
        return credentials instanceof Credentials.Grant grant
                ? grants.token(integration, GitLabUrls.token(integration.baseUrl), grant)
                : Uni.createFrom().item(((Credentials.Token) credentials).token());
    }
}
