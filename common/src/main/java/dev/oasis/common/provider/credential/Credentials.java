package dev.oasis.common.provider.credential;

import java.time.Instant;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

/** The secrets of an integration. None of them shows itself. */
public sealed interface Credentials {

    /**
     * Those of a GitHub App.
     *
     * @param privateKey as PEM, PKCS #1 or #8
     * @param clientSecret of the App; absent for one that was entered by hand
     */
    record AppKey(String appId, String privateKey, Optional<String> clientId, Optional<String> clientSecret)
            implements
                Credentials {

        @Override
        public String toString() {
            return "AppKey[appId=" + appId + "]";
        }
    }

    /** A token that ends when somebody ends it. */
    record Token(String token) implements Credentials {

        @Override
        public String toString() {
            return "Token[]";
        }
    }

    /**
     * What somebody granted through an OAuth app.
     *
     * @param refreshToken good for one renewal; absent where the access token does not end
     * @param expiresAt when the access token ends
     */
    record Grant(String clientId, String clientSecret, String accessToken, Optional<String> refreshToken,
            Optional<Instant> expiresAt) implements Credentials {

        @Override
        public String toString() {
            return "Grant[clientId=" + clientId + ", expiresAt=" + expiresAt + "]";
        }
    }

    /** What is sealed. */
    default String text() {
        JsonObject json = new JsonObject();
        if (this instanceof AppKey app) {
            json.put("kind", "app").put("appId", app.appId()).put("privateKey", app.privateKey())
                    .put("clientId", app.clientId().orElse(null)).put("clientSecret", app.clientSecret().orElse(null));
        } else if (this instanceof Token token) {
            json.put("kind", "token").put("token", token.token());
        } else if (this instanceof Grant grant) {
            json.put("kind", "grant").put("clientId", grant.clientId()).put("clientSecret", grant.clientSecret())
                    .put("accessToken", grant.accessToken()).put("refreshToken", grant.refreshToken().orElse(null))
                    .put("expiresAt", grant.expiresAt().map(Instant::toString).orElse(null));
        }
        return json.encode();
    }

    /** @throws IllegalArgumentException for what {@link #text()} never made */
    static Credentials parse(String text) {
        JsonObject json = new JsonObject(text);
        return switch (json.getString("kind", "")) {
            case "app" -> new AppKey(json.getString("appId"), json.getString("privateKey"),
                    Optional.ofNullable(json.getString("clientId")), Optional.ofNullable(json.getString("clientSecret")));
            case "token" -> new Token(json.getString("token"));
            case "grant" -> new Grant(json.getString("clientId"), json.getString("clientSecret"),
                    json.getString("accessToken"), Optional.ofNullable(json.getString("refreshToken")),
                    Optional.ofNullable(json.getString("expiresAt")).map(Instant::parse));
            default -> throw new IllegalArgumentException("Credentials of an unknown kind");
        };
    }
}
