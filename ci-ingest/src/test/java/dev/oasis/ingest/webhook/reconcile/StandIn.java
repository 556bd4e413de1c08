package dev.oasis.ingest.webhook.reconcile;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.RemoteDelivery;
import dev.oasis.common.provider.WebhookState;
import dev.oasis.ingest.TestDatabase;
import dev.oasis.ingest.webhook.Hooks;
import dev.oasis.ingest.webhook.reconcile.DueHook.Asked;
import io.smallrye.mutiny.Uni;

/**
 * A provider that sends over HTTP, remembers what it was answered, and sends again when it is asked to. What it remembers
 * comes in pages of a hundred, the newest first, as GitHub has it.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class StandIn implements SentDeliveries {

    private static final int PAGE = 100;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10)).build();
    private final Map<String, Sent> attempts = new ConcurrentHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();
    private final TestDatabase database;
    private volatile WebhookState state = working();

    StandIn(TestDatabase database) {
        this.database = database;
    }

    /** One attempt; the status is 0 where nobody answered. */
    record Sent(RemoteDelivery delivery, Hooks.Known hook, String body, URI to) {
    }

    static WebhookState working() {
        return new WebhookState(true, true, Optional.empty(), Optional.empty());
    }

    void tellsOfItself(WebhookState told) {
        state = told;
    }

    void forget() {
        attempts.clear();
        state = working();
    }

    /** Makes the hook one that its provider can be asked about. */
    void register(Hooks hooks, Hooks.Known hook) {
        String integration = Ulid.next();
        database.run("""
                insert into integration (id, kind, name, base_url, api_url, external_id, credentials)
                values ($1, 'github_app', 'stand-in', $2, 'http://stand-in', '1', 'none')""", integration,
                "http://stand-in/" + integration);
        hooks.change(hook, "integration_id = '" + integration + "', external_app_id = '" + integration + "'");
    }

    CompletableFuture<Sent> send(URI to, Hooks.Known hook, String deliveryId, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(to.resolve("/webhooks/github/" + hook.id()))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json").header("X-GitHub-Event", "star")
                .header("X-GitHub-Delivery", deliveryId).header("X-Hub-Signature-256", Hooks.githubSignature(hook, bytes))
                .POST(BodyPublishers.ofByteArray(bytes)).build();
        String number = String.valueOf(counter.incrementAndGet());
        Instant now = Instant.now();
        return http.sendAsync(request, BodyHandlers.discarding()).handle((answer, failure) -> {
            RemoteDelivery delivery = new RemoteDelivery(number, deliveryId, "push", now,
                    failure == null ? answer.statusCode() : 0,
                    false);
            Sent sent = new Sent(delivery, hook, body, to);
            attempts.put(number, sent);
            return sent;
        });
    }

    @Override
    public Uni<WebhookState> state(Asked hook) {
        return Uni.createFrom().item(state);
    }

    @Override
    public Uni<ProviderPage<RemoteDelivery>> list(Asked hook, Optional<String> cursor) {
        List<RemoteDelivery> all = new ArrayList<>(attempts.values().stream()
                .filter(sent -> sent.hook().id().equals(hook.hook().id)).map(Sent::delivery)
                .sorted(Comparator.comparing(RemoteDelivery::deliveredAt).reversed()).toList());
        int from = cursor.map(Integer::parseInt).orElse(0);
        int to = Math.min(from + PAGE, all.size());
        return Uni.createFrom().item(new ProviderPage<>(all.subList(Math.min(from, to), to),
                to < all.size() ? Optional.of(String.valueOf(to)) : Optional.empty()));
    }

    @Override
    public Uni<Void> sendAgain(Asked hook, RemoteDelivery delivery) {
        Sent sent = attempts.get(delivery.externalId());
        return Uni.createFrom().completionStage(() -> send(sent.to(), sent.hook(), delivery.deliveryId(), sent.body()))
                .replaceWithVoid();
    }
}
