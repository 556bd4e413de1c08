package dev.oasis.ingest.webhook.inbox;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.ingest.webhook.WebhookConfig;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Forgets settled events, first what they said, later that they were; and by what events of repositories are known again.
 * Several replicas may do it at once.
 */
@ApplicationScoped
public class InboxRetention {

    private static final Logger LOG = Logger.getLogger(InboxRetention.class);
    private static final String BODIES = """
            update webhook_event set body = null
            where body is not null and settled_at < now() - make_interval(secs => $1::float8)""";
    private static final String EVENTS = """
            delete from webhook_event where settled_at < now() - make_interval(secs => $1::float8)""";
    /** The last one that has moved a ref tells whether the next is news, however old it is. */
    private static final String REPOSITORY_EVENTS = """
            delete from repository_event e where created_at < now() - make_interval(secs => $1::float8)
            and not exists (select 1 from repository_ref r where r.repository_id = e.repository_id and r.event_id = e.id)""";

    private final Pool pool;
    private final WebhookConfig.Retention config;

    InboxRetention(Pool pool, WebhookConfig config) {
        this.pool = pool;
        this.config = config.retention();
    }

    @Scheduled(every = "1h", delayed = "2m", identity = "webhook-retention")
    Uni<Void> sweep() {
        return run(BODIES, config.bodies()).chain(() -> run(EVENTS, config.events()))
                .chain(() -> run(REPOSITORY_EVENTS, repositoryEvents()))
                .onFailure().invoke(failure -> LOG.warnf("Sweeping the inbox has to wait: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    // What can still be replayed must be known again, or it would get a second job.
    private Duration repositoryEvents() {
        return config.repositoryEvents().compareTo(config.bodies()) < 0 ? config.bodies() : config.repositoryEvents();
    }

    private Uni<Void> run(String sql, Duration age) {
        return pool.preparedQuery(sql).execute(Tuple.of((double) age.toSeconds()))
                .invoke(rows -> LOG.debugf("%d rows of the inbox were swept", rows.rowCount())).replaceWithVoid();
    }
}
