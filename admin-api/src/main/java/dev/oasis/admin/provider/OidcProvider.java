package dev.oasis.admin.provider;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

import dev.oasis.common.openid.Held;
import dev.oasis.common.openid.ProviderAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** An OpenID Connect provider, found by discovery. */
final class OidcProvider implements LoginProvider {

    private static final Duration METADATA_AGE = Duration.ofHours(1);
    // A token signed by a new key makes us look for it, but a flood of forged ones no more often than this.
    private static final Duration KEY_PATIENCE = Duration.ofSeconds(10);
    private static final String DEFAULT_SCOPES = "openid profile email";

    private final String name;
    private final String issuer;
    private final ProviderSettings settings;
    private final ProviderHttp http;
    private final IdTokenProof proof;
    private final Held<OidcMetadata> metadata;
    private final Held<List<JsonWebKey>> keys;

    OidcProvider(String name, String issuer, ProviderSettings settings, ProviderHttp http) {
        this.name = name;
        this.issuer = issuer;
        this.settings = settings;
        this.http = http;
        this.proof = new IdTokenProof(issuer, settings.clientId());
        this.metadata = new Held<>(this::discover, METADATA_AGE, Duration.ZERO, METADATA_AGE);
        this.keys = new Held<>(this::fetchKeys, METADATA_AGE, Duration.ZERO, METADATA_AGE);
    }

    @Override
    public ProviderKind kind() {
        return ProviderKind.OIDC;
    }

    @Override
    public Uni<URI> authorization(AuthorizationRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", request.callback().toString());
        query.put("scope", settings.scopes().orElse(DEFAULT_SCOPES));
        query.put("state", request.state());
        query.put("nonce", request.nonce());
        query.put("code_challenge", request.challenge());
        query.put("code_challenge_method", "S256");
        return metadata.get().map(found -> Address.withQuery(found.authorization(), query));
    }

    @Override
    public Uni<ProvenPerson> prove(AuthorizationAnswer answer) {
        return metadata.get().invoke(found -> requireFromIssuer(found, answer.issuer()))
                .flatMap(found -> exchange(found, answer)
                        .flatMap(token -> claims(token, answer.nonce()).flatMap(claims -> person(found, token, claims))));
    }

    // A code of another provider must not be sent to this one (mix-up, RFC 9207).
    private void requireFromIssuer(OidcMetadata found, Optional<String> said) {
        if (said.isPresent() ? !said.get().equals(issuer) : found.namesItself()) {
            throw ProviderProblems.refused("The answer comes from another provider.");
        }
    }

    private Uni<JsonObject> exchange(OidcMetadata found, AuthorizationAnswer answer) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", answer.code());
        form.put("redirect_uri", answer.callback().toString());
        form.put("code_verifier", answer.verifier());
        if (settings.clientSecret().isPresent() && found.basicAuthentication()) {
            return http.postAs(settings.clientId(), settings.clientSecret().get(), found.token(), form)
                    .map(ProviderAnswer::token);
        }
        form.put("client_id", settings.clientId());
        settings.clientSecret().ifPresent(secret -> form.put("client_secret", secret));
        return http.post(found.token(), form).map(ProviderAnswer::token);
    }

    private Uni<JwtClaims> claims(JsonObject token, String nonce) {
        if (!(token.getValue("id_token") instanceof String idToken)) {
            throw ProviderProblems.refused("The provider gave no ID token; its client needs the scope openid.");
        }
        return keys.get().map(known -> proof.claims(idToken, known, nonce))
                .onFailure(IdTokenProof.KeyUnknown.class).recoverWithUni(() -> keys.noOlderThan(KEY_PATIENCE)
                        .map(renewed -> proof.claims(idToken, renewed, nonce)))
                .onFailure(IdTokenProof.KeyUnknown.class)
                .transform(unknown -> ProviderProblems.refused("The ID token is signed with an unknown key."));
    }

    private Uni<ProvenPerson> person(OidcMetadata found, JsonObject token, JwtClaims claims) {
        JsonObject told = new JsonObject(claims.toJson());
        boolean complete = told.containsKey("email") || found.userinfo().isEmpty();
        if (complete || !(token.getValue("access_token") instanceof String accessToken)) {
            return Uni.createFrom().item(OidcPerson.of(name, issuer, told));
        }
        return http.getAs(accessToken, found.userinfo().get()).map(ProviderAnswer::object)
                .invoke(more -> requireSame(told, more))
                .map(more -> OidcPerson.of(name, issuer, told.copy().mergeIn(more)));
    }

    // Core 5.3.2: otherwise another person's details could be slipped in.
    private static void requireSame(JsonObject told, JsonObject more) {
        if (!told.getString("sub").equals(more.getValue("sub"))) {
            throw ProviderProblems.refused("The provider speaks of two persons.");
        }
    }

    private Uni<OidcMetadata> discover() {
        return http.get(ProviderAddress.below(issuer, "/.well-known/openid-configuration"))
                .map(answer -> OidcMetadata.of(answer.object(), issuer))
                .onFailure(failure -> failure instanceof IllegalArgumentException || failure instanceof ClassCastException)
                .transform(ProviderProblems::unavailable);
    }

    private Uni<List<JsonWebKey>> fetchKeys() {
        return metadata.get().flatMap(found -> http.get(found.keys())).map(answer -> parse(answer.object()));
    }

    private static List<JsonWebKey> parse(JsonObject document) {
        try {
            return new JsonWebKeySet(document.encode()).getJsonWebKeys();
        } catch (JoseException unreadable) {
            throw ProviderProblems.unavailable(unreadable);
        }
    }
}
