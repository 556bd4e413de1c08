package dev.oasis.admin.platform;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.health.KeptAnswer;
import dev.oasis.common.health.PlatformHealth;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;

/** Asks all configured services at the same time. */
@ApplicationScoped
public class OtherServices implements PlatformHealth {

    private static final Duration KEPT = Duration.ofSeconds(2);

    private final Map<String, ServiceCall> calls = new TreeMap<>();
    private final KeptAnswer<Map<String, Map<String, Object>>> outcome;

    public OtherServices(PlatformConfig config, Vertx vertx) {
        HttpClient http = vertx.createHttpClient();
        Map<String, Optional<URI>> addresses = Map.of("update-api", config.updateApi(), "ci-ingest", config.ciIngest(),
                "analytics", config.analytics(), "build-runner", config.buildRunner());
        addresses.forEach((name, address) -> address
                .ifPresent(found -> calls.put(name, new ServiceCall(http, name, found))));
        this.outcome = new KeptAnswer<>(KEPT, () -> ask(Optional.empty()));
    }

    @Override
    public Uni<Map<String, Map<String, Object>>> services(Optional<Credentials> operator) {
        return operator.isPresent() ? ask(operator) : outcome.get();
    }

    private Uni<Map<String, Map<String, Object>>> ask(Optional<Credentials> operator) {
        if (calls.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<String> names = List.copyOf(calls.keySet());
        return Uni.join().all(names.stream().map(name -> calls.get(name).ask(operator)).toList()).andFailFast()
                .map(answers -> {
                    Map<String, Map<String, Object>> services = new TreeMap<>();
                    for (int i = 0; i < names.size(); i++) {
                        services.put(names.get(i), answers.get(i));
                    }
                    return services;
                });
    }
}
