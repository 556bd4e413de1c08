package dev.oasis.common.provider.github;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.RepositoryAddress;
import dev.oasis.common.provider.credential.Credentials;
import dev.oasis.common.provider.credential.GrantAccess;
import dev.oasis.common.provider.http.ProviderClient;
import dev.oasis.common.provider.http.ProviderRequest;
import dev.oasis.common.provider.http.ProviderResponse;
import dev.oasis.common.provider.http.ProviderUrl;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Requests to one GitHub with one integration's credentials. */
final class GitHubHttp {

    private static final String VERSION = "2022-11-28";

    private final Integration integration;
    private final Credentials credentials;
    private final ProviderClient client;
    private final InstallationTokens installations;
    private final GrantAccess grants;

    GitHubHttp(Integration integration, Credentials credentials, ProviderClient client, InstallationTokens installations,
            GrantAccess grants) {
        this.integration = integration;
        this.credentials = credentials;
        this.client = client;
        this.installations = installations;
        this.grants = grants;
    }

    boolean isApp() {
        return credentials instanceof Credentials.AppKey;
    }

    URI address(String path) {
        return URI.create(integration.apiUrl + path);
    }

    URI address(String path, Map<String, String> query) {
        return ProviderUrl.withQuery(integration.apiUrl + path, query);
    }

    /** {@code owner/name} with what stands between encoded. */
    static String path(RepositoryAddress repository, String rest) {
        String[] parts = repository.fullName().split("/", 2);
        return "/repos/" + ProviderUrl.encoded(parts[0]) + "/" + ProviderUrl.encoded(parts.length > 1 ? parts[1] : "") + rest;
    }

    /** As the App itself, or with the token where there is none. */
    Uni<ProviderResponse> asSelf(ProviderRequest request) {
        return selfToken().flatMap(token -> send(request, token));
    }

    /** As the installation that reaches the repository, or with the token where there is no App. */
    Uni<ProviderResponse> as(Optional<String> installation, ProviderRequest request) {
        if (!(credentials instanceof Credentials.AppKey)) {
            return asSelf(request);
        }
        String id = installation.orElseThrow(() -> new ProviderRefused(404, "the App is not installed there."));
        InstallationTokens.Key key = new InstallationTokens.Key(integration.credentials, id);
        return as(key, id, request).onFailure(GitHubHttp::isUnauthorized).recoverWithUni(() -> {
            // GitHub has taken back what it gave, as when the App is uninstalled: only a new token tells why.
            installations.forget(key);
            return as(key, id, request);
        });
    }

    private Uni<ProviderResponse> as(InstallationTokens.Key key, String id, ProviderRequest request) {
        return installations.get(key, () -> installationToken(id)).flatMap(token -> send(request, token));
    }

    private static boolean isUnauthorized(Throwable failure) {
        return failure instanceof ProviderRefused refused && refused.isUnauthorized();
    }

    Uni<ProviderResponse> as(RepositoryAddress repository, ProviderRequest request) {
        return as(repository.installationId(), request);
    }

    private Uni<InstallationTokens.Held> installationToken(String id) {
        return asSelf(ProviderRequest.post(address("/app/installations/" + ProviderUrl.encoded(id) + "/access_tokens"),
                new JsonObject()))
                .map(response -> new InstallationTokens.Held(response.object().getString("token"),
                        Instant.parse(response.object().getString("expires_at"))))
                // GitHub's own words would be "Not Found", of which nobody could tell what.
                .onFailure(failure -> failure instanceof ProviderRefused refused && refused.isGone())
                .transform(gone -> new ProviderRefused(404, "the App is not installed there any more."));
    }

    private Uni<String> selfToken() {
        if (credentials instanceof Credentials.AppKey app) {
            return Uni.createFrom().item(AppJwt.sign(app, Instant.now()));
        }
        if (credentials instanceof Credentials.Grant grant) {
            return grants.token(integration, GitHubUrls.token(integration.baseUrl), grant);
        }
        return Uni.createFrom().item(((Credentials.Token) credentials).token());
    }

    private Uni<ProviderResponse> send(ProviderRequest request, String token) {
        UnaryOperator<ProviderRequest> headers = plain -> plain.with("Authorization", "Bearer " + token)
                .with("Accept", "application/vnd.github+json").with("X-GitHub-Api-Version", VERSION);
        return client.send(headers.apply(request));
    }
}
