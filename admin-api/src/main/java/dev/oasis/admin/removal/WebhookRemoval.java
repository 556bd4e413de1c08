package dev.oasis.admin.removal;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.provider.Integration;
import dev.oasis.common.provider.ProviderApis;
import dev.oasis.common.provider.ProviderRateLimited;
import dev.oasis.common.provider.ProviderRefused;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Removes webhooks at their providers, one after the other. Several replicas may do it at once. A provider that is away is
 * asked again for a day, ever more seldom; one that says no is not asked again.
 */
@ApplicationScoped
public class WebhookRemoval {

    private static final Logger LOG = Logger.getLogger(WebhookRemoval.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** With these pauses a day and a little. */
    private static final int MOST_ATTEMPTS = 31;

    private final RemovalQueue queue;
    private final ProviderApis apis;
    private final MeterRegistry meters;

    WebhookRemoval(RemovalQueue queue, ProviderApis apis, MeterRegistry meters) {
        this.queue = queue;
        this.apis = apis;
        this.meters = meters;
    }

    @Scheduled(every = "5s", delayed = "5s", identity = "webhook-removal", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return removeDue().onFailure().invoke(failure -> LOG.debugf("Removing webhooks waits: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    @Scheduled(every = "6h", delayed = "1m", identity = "webhook-removal-list", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return queue.forgetOld().onFailure().recoverWithNull();
    }

    private Uni<Void> removeDue() {
        return Uni.createFrom().deferred(() -> queue.take().call(this::remove))
                .repeat().whilst(Optional::isPresent).collect().last().replaceWithVoid();
    }

    /** Tries the webhook of this hook at once, if it has to go. Never fails: what does not succeed now is tried again. */
    public Uni<Void> removeNow(String hookId) {
        return queue.take(hookId).flatMap(this::remove)
                .onFailure().invoke(failure -> LOG.debugf("Removing a webhook waits: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> remove(Optional<DueRemoval> taken) {
        return taken.map(this::remove).orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> remove(DueRemoval due) {
        // Sessions belong to a Vert.x context; what a provider answers may come on another.
        Context context = Vertx.currentContext();
        return Panache.withSession(() -> Integration.<Integration> findById(due.integrationId()))
                .flatMap(integration -> integration == null ? left(due, "The integration's credentials are gone.")
                        : apis.of(integration).removeWebhook(due.hook()).chain(() -> removed(due)))
                .onFailure().recoverWithUni(failure -> failed(due, failure))
                .emitOn(command -> context.runOnContext(ignored -> command.run()));
    }

    private Uni<Void> removed(DueRemoval due) {
        count("removed");
        return queue.removed(due);
    }

    private Uni<Void> failed(DueRemoval due, Throwable failure) {
        if (failure instanceof ProviderRefused refused) {
            return left(due, refused.problem().getMessage());
        }
        if (due.attempts() >= MOST_ATTEMPTS) {
            return left(due, "It could not be removed for a day: " + failure.getMessage());
        }
        count("postponed");
        return queue.later(due, pause(due.attempts()), failure.getMessage())
                .chain(() -> failure instanceof ProviderRateLimited limited ? queue.notBefore(due, limited.until())
                        : Uni.createFrom().voidItem());
    }

    private static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 16));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private Uni<Void> left(DueRemoval due, String reason) {
        count("left");
        LOG.warnf("Webhook %s of %s stays registered at its provider: %s", due.hook().externalId(),
                due.hook().repository().fullName(), reason);
        return queue.left(due, reason);
    }

    private void count(String outcome) {
        meters.counter("oasis.webhooks.removals", "outcome", outcome).increment();
    }
}
