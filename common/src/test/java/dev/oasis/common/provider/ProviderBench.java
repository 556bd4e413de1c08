package dev.oasis.common.provider;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.oasis.common.provider.http.ProviderClient;
import dev.oasis.common.provider.http.ProviderHosts;
import dev.oasis.common.provider.http.ProviderHttpConfig;
import dev.oasis.testkit.provider.ProviderStandIn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** The stand-in with a client that speaks to it. */
public final class ProviderBench implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final ProviderStandIn standIn = ProviderStandIn.start();
    private final Vertx vertx = Vertx.vertx();
    public final ProviderClient client = client(Duration.ofSeconds(10), Optional.empty());

    public Integration integration(IntegrationKind kind) {
        String api = kind.provider() == Provider.GITHUB ? "/api/v3" : "/api/v4";
        Integration integration = new Integration(kind, "Stand-in", URI.create(standIn.url()), URI.create(standIn.url() + api),
                Instant.now());
        integration.credentials = "sealed " + integration.id;
        return integration;
    }

    /** @param hosts that may be asked; empty for any */
    public ProviderClient client(Duration timeout, Optional<List<String>> hosts) {
        ProviderHttpConfig config = new ProviderHttpConfig() {

            @Override
            public Duration timeout() {
                return timeout;
            }

            @Override
            public Optional<List<String>> hosts() {
                return hosts;
            }
        };
        return new ProviderClient(vertx, config, new ProviderHosts(config));
    }

    public static <T> T get(Uni<T> asked) {
        return asked.await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        standIn.close();
        vertx.closeAndAwait();
    }
}
