package dev.oasis.ingest.webhook.inbox;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.ingest.webhook.WebhookConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Forgets settled events, first what they said, later that they were. Several replicas may do it at once. */
@ApplicationScoped
public class InboxRetention {

    private static final Logger LOG = Logger.getLogger(InboxRetention.class);
    private static final String BODIES = """
            update webhook_event set body = null
            where body is not null and settled_at < now() - make_interval(secs => $1::float8)""";
    private static final String EVENTS = """
            delete from webhook_event where settled_at < now() - make_interval(secs => $1::float8)""";

    private final Pool pool;
    private final WebhookConfig.Retention config;

    InboxRetention(Pool pool, WebhookConfig config) {
        this.pool = pool;
        this.config = config.retention();
    }

    @Scheduled(every = "1h", delayed = "2m", identity = "webhook-retention")
    Uni<Void> sweep() {
        return run(BODIES, config.bodies()).chain(() -> run(EVENTS, config.events()))
                .onFailure().invoke(failure -> LOG.warnf("Sweeping the inbox has to wait: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> run(String sql, Duration age) {
        return pool.preparedQuery(sql).execute(Tuple.of((double) age.toSeconds()))
                .invoke(rows -> LOG.debugf("%d webhook events were swept", rows.rowCount())).replaceWithVoid();
    }
}
