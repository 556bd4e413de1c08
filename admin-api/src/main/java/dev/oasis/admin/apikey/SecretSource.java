package dev.oasis.admin.apikey;

import java.security.SecureRandom;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.oasis.common.identity.ApiKeySecret;

/** Makes secrets and shows each of them once. */
@ApplicationScoped
public class SecretSource {

    ApiKeySecret next() {
        return ApiKeySecret.generate(Randomness.SECURE);
    }

    /** The answer with its secret. A remembered one has another secret's prefix: there is nothing more to show. */
    static JsonNode shownOnce(JsonNode key, ApiKeySecret secret) {
        return secret.visiblePrefix().equals(key.path("prefix").asText())
                ? ((ObjectNode) key.deepCopy()).put("key", secret.reveal())
                : key;
    }

    // Its own class, so that it is initialised on first use and a native image holds no seed.
    private static final class Randomness {
        private static final SecureRandom SECURE = new SecureRandom();
    }
}
