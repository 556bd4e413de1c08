package dev.oasis.ingest.publishing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

import dev.oasis.common.openid.Held;
import dev.oasis.common.openid.ProviderAddress;
import dev.oasis.common.publishing.PublishingConfig;
import dev.oasis.common.publishing.TrustedIssuer;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** The keys that trusted issuers publish (OpenID Connect Discovery 1.0; RFC 7517), asked for when a token first needs them. */
@ApplicationScoped
class IssuerKeys {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final Duration MAX_AGE = Duration.ofHours(1);
    // A token signed by a new key makes us look for it, but a flood of forged ones no more often than this.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final IssuerHttp http;
    private final PublishingConfig config;
    private final Map<TrustedIssuer, Held<List<JsonWebKey>>> held = new ConcurrentHashMap<>();

    IssuerKeys(IssuerHttp http, PublishingConfig config) {
        this.http = http;
        this.config = config;
    }

    /** @return fails with {@link Problem} {@code id_token_issuer_unavailable} when none are known and the issuer is away */
    Uni<List<JsonWebKey>> of(TrustedIssuer issuer) {
        return answered(issuer, held(issuer).get());
    }

    /** The same, for a token whose key was not among them: at most a few seconds old. */
    Uni<List<JsonWebKey>> renewed(TrustedIssuer issuer) {
        return answered(issuer, held(issuer).noOlderThan(PATIENCE));
    }

    private static Uni<List<JsonWebKey>> answered(TrustedIssuer issuer, Uni<List<JsonWebKey>> keys) {
        return keys.onFailure().transform(cause -> Problem.unavailable(ProblemCode.ID_TOKEN_ISSUER_UNAVAILABLE,
                "The keys of " + issuer.url() + " cannot be read at the moment; try again in a while.", cause));
    }

    private Held<List<JsonWebKey>> held(TrustedIssuer issuer) {
        return held.computeIfAbsent(issuer, key -> new Held<>(() -> fetch(key), MAX_AGE, PATIENCE, config.keysKept()));
    }

    private Uni<List<JsonWebKey>> fetch(TrustedIssuer issuer) {
        return http.get(ProviderAddress.below(issuer.url(), "/.well-known/openid-configuration"))
                .flatMap(metadata -> http.get(ProviderAddress.of(keysOf(issuer, metadata))))
                .map(IssuerKeys::parse)
                .onFailure().invoke(failure -> LOG.warnf("The keys of %s cannot be read: %s", issuer.url(),
                        failure.getMessage()));
    }

    private static String keysOf(TrustedIssuer issuer, JsonObject metadata) {
        if (!issuer.url().equals(metadata.getValue("issuer")) || !(metadata.getValue("jwks_uri") instanceof String keys)) {
            throw new IllegalStateException("It says that it is another, or names no keys");
        }
        return keys;
    }

    private static List<JsonWebKey> parse(JsonObject document) {
        try {
            List<JsonWebKey> keys = new JsonWebKeySet(document.encode()).getJsonWebKeys();
            if (keys.isEmpty()) {
                throw new IllegalStateException("It has none");
            }
            return keys;
        } catch (JoseException unreadable) {
            throw new IllegalStateException("They are no key set", unreadable);
        }
    }
}
