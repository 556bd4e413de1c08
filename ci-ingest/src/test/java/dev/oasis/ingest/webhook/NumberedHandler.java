package dev.oasis.ingest.webhook;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.oasis.common.webhook.WebhookEvent;
import dev.oasis.common.webhook.WebhookProvider;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/**
 * A handler of which every effect can be counted: it writes a row for each event that has a {@code number}, into a table that
 * takes the same number more than once. It fails after writing, where the payload asks for that.
 */
@ApplicationScoped
public class NumberedHandler implements EventHandler {

    private final Pool pool;
    private final Set<String> failedOnce = ConcurrentHashMap.newKeySet();

    NumberedHandler(Pool pool) {
        this.pool = pool;
    }

    // After the schema, which is made by an observer without a priority.
    void prepare(@Observes @Priority(5000) StartupEvent event) {
        pool.query("create table if not exists test_effect (event_id varchar(26) not null, number integer not null)")
                .executeAndAwait();
    }

    @Override
    public boolean handles(WebhookProvider provider) {
        return true;
    }

    @Override
    public Uni<HandlingOutcome> handle(WebhookEvent event) {
        if (!event.payload().has("number")) {
            return Uni.createFrom().item(new HandlingOutcome.Ignored("Events without a number start nothing."));
        }
        return Panache.getSession().flatMap(session -> session
                .createNativeQuery("insert into test_effect (event_id, number) values (:event, :number)")
                .setParameter("event", event.id()).setParameter("number", event.payload().get("number").asInt())
                .executeUpdate())
                .invoke(written -> failIfAsked(event))
                .replaceWith(new HandlingOutcome.Processed("Counted."));
    }

    private void failIfAsked(WebhookEvent event) {
        switch (event.payload().path("fail").asText()) {
            case "once" -> {
                if (failedOnce.add(event.id())) {
                    throw new IllegalStateException("asked to fail once");
                }
            }
            case "always" -> throw new IllegalStateException("asked to fail");
            case "for good" -> throw new UnprocessableEvent("It can never be processed.");
            default -> {
            }
        }
    }
}
