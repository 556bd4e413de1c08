package dev.oasis.common.provider;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import dev.oasis.common.provider.http.ProviderClient;
import dev.oasis.testkit.provider.ProviderStandIn;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** The stand-in with a client that speaks to it. */
public final class ProviderBench implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final ProviderStandIn standIn = ProviderStandIn.start();
    private final Vertx vertx = Vertx.vertx();
    public final ProviderClient client = new ProviderClient(vertx, () -> Duration.ofSeconds(10));

    public Integration integration(IntegrationKind kind) {
        String api = kind.provider() == Provider.GITHUB ? "/api/v3" : "/api/v4";
        Integration integration = new Integration(kind, "Stand-in", URI.create(standIn.url()), URI.create(standIn.url() + api),
                Instant.now());
        integration.credentials = "sealed " + integration.id;
        return integration;
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
