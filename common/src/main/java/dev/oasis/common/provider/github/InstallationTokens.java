package dev.oasis.common.provider.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Tokens of a GitHub App's installations, held until shortly before they end. Thread-safe. */
@ApplicationScoped
class InstallationTokens {

    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final Map<Key, Held> tokens = new ConcurrentHashMap<>();

    /** @param sealed the integration's credentials as they are stored: with others the tokens are others too */
    record Key(String sealed, String installation) {
    }

    record Held(String token, Instant expiresAt) {

        boolean isFresh() {
            return expiresAt.isAfter(Instant.now().plus(MARGIN));
        }

        @Override
        public String toString() {
            return "Held[expiresAt=" + expiresAt + "]";
        }
    }

    /** Two that need a new one at the same time may each get one: GitHub does not mind. */
    Uni<String> get(Key key, Supplier<Uni<Held>> source) {
        Held held = tokens.get(key);
        if (held != null && held.isFresh()) {
            return Uni.createFrom().item(held.token());
        }
        return source.get().invoke(fresh -> {
            tokens.values().removeIf(old -> !old.isFresh());
            tokens.put(key, fresh);
        }).map(Held::token);
    }

    /** When the provider no longer takes it. */
    void forget(Key key) {
        tokens.remove(key);
    }
}
