package dev.oasis.admin.provider;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.oasis.common.openid.ProviderAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/**
 * GitHub, or an own GitHub Enterprise Server: OAuth without ID token, so the person is who owns the access token. That token is
 * forgotten at once. See
 * <a href="https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps">GitHub's description</a>.
 */
final class GitHubProvider implements LoginProvider {

    static final String PUBLIC = "https://github.com";

    private static final String PUBLIC_API = "https://api.github.com";
    private static final String DEFAULT_SCOPES = "read:user user:email";

    private final String name;
    private final String base;
    private final ProviderSettings settings;
    private final ProviderHttp http;

    GitHubProvider(String name, String base, ProviderSettings settings, ProviderHttp http) {
        this.name = name;
        this.base = base;
        this.settings = settings;
        this.http = http;
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.GITHUB;
    }

    // There is no nonce here: the code comes back by the same connection that PKCE binds to this login.
    @Override
    public Uni<URI> authorization(AuthorizationRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", request.callback().toString());
        query.put("scope", settings.scopes().orElse(DEFAULT_SCOPES));
        query.put("state", request.state());
        query.put("code_challenge", request.challenge());
        query.put("code_challenge_method", "S256");
        return Uni.createFrom().item(Address.withQuery(ProviderAddress.below(base, "/login/oauth/authorize"), query));
    }

    @Override
    public Uni<ProvenPerson> prove(AuthorizationAnswer answer) {
        return exchange(answer).flatMap(token -> http.getAs(token, api("/user")).map(ProviderAnswer::object)
                .flatMap(user -> http.getAs(token, api("/user/emails")).map(ProviderAnswer::objects)
                        .map(emails -> person(user, emails))));
    }

    private Uni<String> exchange(AuthorizationAnswer answer) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", settings.clientId());
        settings.clientSecret().ifPresent(secret -> form.put("client_secret", secret));
        form.put("code", answer.code());
        form.put("redirect_uri", answer.callback().toString());
        form.put("code_verifier", answer.verifier());
        return http.post(ProviderAddress.below(base, "/login/oauth/access_token"), form).map(ProviderAnswer::token)
                .map(token -> Optional.ofNullable(token.getString("access_token"))
                        .orElseThrow(() -> ProviderProblems.refused("GitHub gave no access token.")));
    }

    private ProvenPerson person(JsonObject user, List<JsonObject> emails) {
        if (!(user.getValue("id") instanceof Number id) || !(user.getValue("login") instanceof String login)) {
            throw ProviderProblems.refused("GitHub did not say who this is.");
        }
        Set<String> verified = emails.stream().filter(email -> Boolean.TRUE.equals(email.getValue("verified")))
                .map(email -> email.getString("email").toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        Optional<String> primary = emails.stream().filter(email -> Boolean.TRUE.equals(email.getValue("primary")))
                .map(email -> email.getString("email")).findFirst();
        String shown = user.getValue("name") instanceof String full && !full.isBlank() ? full : login;
        return new ProvenPerson(name, base, Long.toString(id.longValue()), shown,
                Optional.of(login.toLowerCase(Locale.ROOT)), primary, verified);
    }

    private URI api(String path) {
        return base.equals(PUBLIC) ? ProviderAddress.below(PUBLIC_API, path) : ProviderAddress.below(base, "/api/v3" + path);
    }
}
