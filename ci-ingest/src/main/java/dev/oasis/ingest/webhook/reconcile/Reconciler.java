package dev.oasis.ingest.webhook.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.provider.ProviderPage;
import dev.oasis.common.provider.RemoteDelivery;
import dev.oasis.common.provider.WebhookState;
import dev.oasis.common.webhook.WebhookHook;
import dev.oasis.ingest.webhook.WebhookConfig;
import dev.oasis.ingest.webhook.reconcile.DueHook.Asked;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Compares hooks one after the other, each every few minutes; a row lock lets one replica do it. The position of a hook moves
 * only when everything that was missing is on its way again, so what fails is found again by the next comparison.
 */
@ApplicationScoped
public class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    /** Of a hundred deliveries each; a hook that sends more in one interval is compared again from the same position. */
    private static final int MOST_PAGES = 200;

    private static final String SILENT = "The provider sends nothing to this webhook any more.";

    private final DueHooks hooks;
    private final SentDeliveries provider;
    private final HookAlarms alarms;
    private final boolean enabled;
    private final Counter redelivered;

    Reconciler(DueHooks hooks, SentDeliveries provider, HookAlarms alarms, WebhookConfig config, MeterRegistry meters) {
        this.hooks = hooks;
        this.provider = provider;
        this.alarms = alarms;
        this.enabled = config.reconciliation().enabled();
        this.redelivered = meters.counter("oasis.webhooks.redeliveries");
    }

    @Scheduled(every = "10s", delayed = "20s", identity = "webhook-reconciliation", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return enabled ? reconcileDue().replaceWithVoid().onFailure()
                .invoke(failure -> LOG.debugf("Reconciling has to wait: %s", failure.getMessage()))
                .onFailure().recoverWithNull() : Uni.createFrom().voidItem();
    }

    /** Compares every hook whose turn it is; answers how many deliveries are sent again. */
    Uni<Integer> reconcileDue() {
        return Uni.createFrom().deferred(() -> hooks.take()
                .flatMap(due -> due.isEmpty() ? Uni.createFrom().item(Optional.<Integer> empty())
                        : reconcile(due.get()).map(Optional::of)))
                .repeat().whilst(Optional::isPresent).collect().asList()
                .map(counts -> counts.stream().mapToInt(count -> count.orElse(0)).sum());
    }

    /** One that fails does not keep the others from their turn. */
    private Uni<Integer> reconcile(DueHook due) {
        return hooks.load(due)
                .flatMap(asked -> asked.isEmpty() ? Uni.createFrom().item(0) : compare(due, asked.get()))
                .onFailure().invoke(failure -> LOG.warnf("Webhook %s could not be compared with its provider: %s", due.id(),
                        failure.getMessage()))
                .onFailure().recoverWithItem(0);
    }

    private Uni<Integer> compare(DueHook due, Asked asked) {
        // Sessions belong to a Vert.x context; what a provider answers may come on another.
        Context context = Vertx.currentContext();
        return here(context, provider.state(asked))
                .flatMap(state -> here(context, missing(due, asked)).flatMap(found -> hooks.known(asked.hook(), found)
                        .map(known -> Comparison.of(found, known)))
                        .call(comparison -> judge(asked.hook(), state, comparison)))
                .flatMap(comparison -> here(context, again(asked, comparison.again()))
                        .call(() -> hooks.done(due)));
    }

    private static <T> Uni<T> here(Context context, Uni<T> answer) {
        return context == null ? answer : answer.emitOn(command -> context.runOnContext(ignored -> command.run()));
    }

    private Uni<Void> judge(WebhookHook hook, WebhookState state, Comparison comparison) {
        if (!state.exists() || !state.enabled()) {
            return alarms.raise(hook, SILENT + " " + state.detail().orElse("") + " Switch it on there again; what was missed is"
                    + " fetched.");
        }
        if (!comparison.refused().isEmpty()) {
            return alarms.raise(hook, told(comparison.refused()));
        }
        // A wrong secret is mended when something has come with the right one, not when nothing has come.
        boolean mended = comparison.arrived() || hook.alarm != null && hook.alarm.startsWith(SILENT);
        return mended ? alarms.lower(hook) : Uni.createFrom().voidItem();
    }

    private static String told(List<RemoteDelivery> refused) {
        return refused.size() + " deliveries were refused, the last with status " + refused.get(refused.size() - 1).status()
                + ": see that the provider has the secret of this hook (POST /admin/webhooks/hooks/{hook}/rotate makes a new one).";
    }

    // The newest come first, so the list ends where the last comparison did.
    private Uni<List<RemoteDelivery>> missing(DueHook due, Asked asked) {
        return page(due, asked, Optional.empty(), new ArrayList<>(), 1);
    }

    private Uni<List<RemoteDelivery>> page(DueHook due, Asked asked, Optional<String> cursor, List<RemoteDelivery> found,
            int number) {
        return provider.list(asked, cursor).flatMap(page -> {
            page.items().stream().filter(delivery -> isCompared(due, delivery)).forEach(found::add);
            return isLast(due, page) ? Uni.createFrom().item(found)
                    : number == MOST_PAGES
                            ? Uni.createFrom().failure(new IllegalStateException("There are too many deliveries to compare"))
                            : page(due, asked, page.next(), found, number + 1);
        });
    }

    private static boolean isCompared(DueHook due, RemoteDelivery delivery) {
        return !delivery.deliveredAt().isBefore(due.since()) && !delivery.deliveredAt().isAfter(due.until());
    }

    private static boolean isLast(DueHook due, ProviderPage<RemoteDelivery> page) {
        return page.next().isEmpty() || page.items().stream().anyMatch(item -> item.deliveredAt().isBefore(due.since()));
    }

    private Uni<Integer> again(Asked asked, List<RemoteDelivery> missing) {
        return Multi.createFrom().iterable(missing)
                .onItem().transformToUniAndConcatenate(delivery -> provider.sendAgain(asked, delivery)
                        .invoke(() -> {
                            redelivered.increment();
                            LOG.infof("Delivery %s of webhook %s never came and is sent again", delivery.deliveryId(),
                                    asked.hook().id);
                        }))
                .collect().asList().replaceWith(missing.size());
    }
}
