package dev.oasis.ingest.webhook.reconcile;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.RemoteDelivery;
import dev.oasis.common.provider.Repository;
import dev.oasis.common.webhook.WebhookHook;
import dev.oasis.ingest.webhook.WebhookConfig;
import dev.oasis.ingest.webhook.reconcile.DueHook.Asked;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

/** Which hooks are to be compared, and how far each was. By the database's clock. */
@ApplicationScoped
class DueHooks {

    /** GitHub forgets deliveries after three days; asking for older ones would only cost calls. */
    private static final Duration REMEMBERED = Duration.ofDays(3);
    /** Looked at once more each time: the provider's clock may be behind ours. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final String TAKE = """
            update webhook_hook set reconciled_at = now()
            where id = (select id from webhook_hook where active and integration_id is not null
                and (external_hook_id is not null or external_app_id is not null)
                and (reconciled_at is null or reconciled_at <= now() - make_interval(secs => $1::float8))
                order by reconciled_at nulls first, id limit 1 for update skip locked)
            returning id, now() - make_interval(secs => $2::float8) as until, greatest(now() - make_interval(secs => $4::float8),
                coalesce(reconciled_until - make_interval(secs => $5::float8), greatest(created_at, now() - make_interval(secs => $3::float8)))) as since""";
    private static final String KNOWN = """
            select delivery_id from webhook_event where provider = $1 and hook_id = $2 and delivery_id = any($3)""";
    private static final String DONE = """
            update webhook_hook set reconciled_until = greatest(reconciled_until, $2) where id = $1""";

    private final Pool pool;
    private final WebhookConfig.Reconciliation config;

    DueHooks(Pool pool, WebhookConfig config) {
        this.pool = pool;
        this.config = config.reconciliation();
    }

    /** Takes the hook whose turn it is: no other replica compares it before the next turn. */
    Uni<Optional<DueHook>> take() {
        return pool.preparedQuery(TAKE).execute(Tuple.of(seconds(config.every()), seconds(config.settling()),
                seconds(config.window()), seconds(REMEMBERED), seconds(OVERLAP)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst().map(DueHooks::due));
    }

    private static DueHook due(Row row) {
        return new DueHook(row.getString("id"), row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("until").toInstant());
    }

    /** Empty when the provider cannot be asked about this hook. */
    Uni<Optional<Asked>> load(DueHook due) {
        return Panache.withSession(() -> WebhookHook.<WebhookHook> findById(due.id()).flatMap(DueHooks::withIntegration));
    }

    // Either may have been deleted since the hook was taken.
    private static Uni<Optional<Asked>> withIntegration(WebhookHook hook) {
        return hook == null ? Uni.createFrom().item(Optional.<Asked> empty())
                : Integration.<Integration> findById(hook.integrationId).flatMap(integration -> integration == null
                        ? Uni.createFrom().item(Optional.<Asked> empty())
                        : repository(hook).map(repository -> DueHook.address(hook, repository)
                                .map(address -> new Asked(hook, integration, address))));
    }

    private static Uni<Repository> repository(WebhookHook hook) {
        return hook.repositoryId == null ? Uni.createFrom().nullItem() : Repository.findById(hook.repositoryId);
    }

    /** The ids of those deliveries that the inbox has. */
    Uni<Set<String>> known(WebhookHook hook, List<RemoteDelivery> deliveries) {
        String[] ids = deliveries.stream().map(RemoteDelivery::deliveryId).distinct().toArray(String[]::new);
        return pool.preparedQuery(KNOWN).execute(Tuple.of(hook.provider.wireName(), hook.id, ids))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0))
                        .collect(Collectors.toSet()));
    }

    /** The next comparison begins where this one has ended. */
    Uni<Void> done(DueHook due) {
        return pool.preparedQuery(DONE).execute(Tuple.of(due.id(), due.until().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
