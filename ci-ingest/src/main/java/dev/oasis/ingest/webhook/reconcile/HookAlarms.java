package dev.oasis.ingest.webhook.reconcile;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.events.EventCodec;
import dev.oasis.common.events.Topic;
import dev.oasis.common.events.outbox.Outbox;
import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.webhook.WebhookHook;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Raises and lowers the alarm of a hook: on its row, as an event, in the log and as a counter, each once for each change. */
@ApplicationScoped
class HookAlarms {

    static final String RAISED = "webhook_hook.alarmed";
    static final String LOWERED = "webhook_hook.recovered";

    private static final Logger LOG = Logger.getLogger(HookAlarms.class);
    private static final int LONGEST = 500;
    private static final String RAISE = """
            update webhook_hook set alarm = :sentence, alarmed_at = coalesce(alarmed_at, now())
            where id = :id and alarm is distinct from :sentence""";
    private static final String LOWER = "update webhook_hook set alarm = null, alarmed_at = null where id = :id and alarm is not null";

    private final Outbox outbox;
    private final EventCodec codec;
    private final MeterRegistry meters;

    HookAlarms(Outbox outbox, EventCodec codec, MeterRegistry meters) {
        this.outbox = outbox;
        this.codec = codec;
        this.meters = meters;
    }

    /** Data of both events; no sentence when the hook has recovered. */
    @RegisterForReflection // written by an ObjectMapper that the native build cannot see through
    record Alarm(String hookId, String provider, String repositoryId, String sentence) {
    }

    Uni<Void> raise(WebhookHook hook, String sentence) {
        String told = sentence.substring(0, Math.min(sentence.length(), LONGEST));
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(RAISE).setParameter("sentence", told)
                        .setParameter("id", hook.id).executeUpdate())
                .call(changed -> changed == 0 ? Uni.createFrom().voidItem() : announce(RAISED, hook, told)))
                .invoke(changed -> {
                    if (changed > 0) {
                        meters.counter("oasis.webhooks.alarms", "provider", hook.provider.wireName()).increment();
                        LOG.warnf("Webhook %s (%s): %s", hook.id, hook.name, told);
                    }
                }).replaceWithVoid();
    }

    Uni<Void> lower(WebhookHook hook) {
        return Panache.withTransaction(() -> Panache.getSession()
                .flatMap(session -> session.createNativeQuery(LOWER).setParameter("id", hook.id).executeUpdate())
                .call(changed -> changed == 0 ? Uni.createFrom().voidItem() : announce(LOWERED, hook, null)))
                .replaceWithVoid();
    }

    private Uni<Void> announce(String type, WebhookHook hook, String sentence) {
        Actor actor = new Actor("reconciler", "Reconciler", "", Ulid.next());
        return outbox.append(Topic.WEBHOOKS, codec.event(type, hook.id, actor,
                new Alarm(hook.id, hook.provider.wireName(), hook.repositoryId, sentence)));
    }
}
