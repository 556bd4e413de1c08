package dev.oasis.common.provider.credential;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.ProviderRefused;
import dev.oasis.common.provider.ProviderUnreachable;
import dev.oasis.common.provider.http.ProviderClient;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/**
 * Grants of OAuth apps at either provider: from the code that a browser brings back (RFC 6749, 4.1.3), and renewed before they
 * end (RFC 6749, 6).
 */
@ApplicationScoped
public class GrantAccess {

    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final ProviderClient client;
    private final CredentialStore store;

    public GrantAccess(ProviderClient client, CredentialStore store) {
        this.client = client;
        this.store = store;
    }

    /** The access token to use now. */
    public Uni<String> token(Integration integration, URI tokenEndpoint, Credentials.Grant held) {
        return !isStale(held) ? Uni.createFrom().item(held.accessToken())
                : store.renew(integration.id, GrantAccess::isStale, stale -> renewed(tokenEndpoint, (Credentials.Grant) stale))
                        .map(renewed -> ((Credentials.Grant) renewed).accessToken());
    }

    /** @param more what else belongs to the exchange: the code, the redirect and the verifier */
    public Uni<Credentials.Grant> exchange(URI tokenEndpoint, String clientId, String clientSecret, Map<String, String> more) {
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("grant_type", "authorization_code");
        form.put("client_id", clientId);
        form.put("client_secret", clientSecret);
        return client.sendForm(tokenEndpoint, form).map(response -> read(clientId, clientSecret, response.object()));
    }

    private Uni<Credentials> renewed(URI tokenEndpoint, Credentials.Grant stale) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", stale.refreshToken().orElseThrow());
        form.put("client_id", stale.clientId());
        form.put("client_secret", stale.clientSecret());
        return client.sendForm(tokenEndpoint, form)
                .map(response -> read(stale.clientId(), stale.clientSecret(), response.object()));
    }

    private static boolean isStale(Credentials credentials) {
        return credentials instanceof Credentials.Grant grant && grant.refreshToken().isPresent()
                && grant.expiresAt().filter(end -> end.isBefore(Instant.now().plus(MARGIN))).isPresent();
    }

    private static Credentials.Grant read(String clientId, String clientSecret, JsonObject answer) {
        // GitHub tells errors with status 200.
        if (answer.getValue("error") instanceof String error) {
            throw new ProviderRefused(400, error.matches("[a-z_]{1,64}") ? error : "it granted nothing.");
        }
        if (!(answer.getValue("access_token") instanceof String token)) {
            throw new ProviderUnreachable("A provider grants without a token", null);
        }
        Optional<Instant> end = answer.getValue("expires_in") instanceof Number seconds
                ? Optional.of(Instant.now().plusSeconds(seconds.longValue()))
                : Optional.empty();
        return new Credentials.Grant(clientId, clientSecret, token, Optional.ofNullable(answer.getString("refresh_token")),
                end);
    }
}
