package dev.oasis.ingest.webhook.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.common.web.problem.DatabaseFailures;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.worker.BoundedWorker;
import dev.oasis.ingest.webhook.WebhookConfig;
import dev.oasis.ingest.webhook.inbox.Delivery;
import dev.oasis.ingest.webhook.inbox.InboxPressure;
import dev.oasis.ingest.webhook.inbox.StoredDelivery;
import dev.oasis.ingest.webhook.inbox.WakeUp;
import dev.oasis.ingest.webhook.inbox.WebhookInbox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

/**
 * The way of a delivery from its bytes into the inbox: find the hook that it names, prove the sender over the bytes, read them,
 * store. Whatever keeps it from being stored is a failure, so that nothing is acknowledged that could be lost.
 */
@ApplicationScoped
class Reception {

    /** Digesting, reading and compressing more than this would keep the event loop from others for milliseconds. */
    private static final int LARGE = 64 * 1024;
    private static final int WORKERS = 2;

    /** Whoever comes this soon after the database was found away need not wait to find the same. */
    private static final Duration AWAY = Duration.ofMillis(200);

    private final HookLookup hooks;
    private final WebhookInbox inbox;
    private final WakeUp workers;
    private final InboxPressure pressure;
    private final SenderProof proof;
    private final DeliveryReader reader;
    private final BoundedWorker worker;
    private final Duration patience;
    private volatile long awayUntil = System.nanoTime();

    Reception(HookLookup hooks, WebhookInbox inbox, WakeUp workers, InboxPressure pressure, WebhookConfig config,
            Vertx vertx) {
        this.hooks = hooks;
        this.inbox = inbox;
        this.workers = workers;
        this.pressure = pressure;
        this.proof = new SenderProof(config.timestampTolerance());
        this.reader = new DeliveryReader(config.maxNesting(), (int) config.maxBody().asLongValue());
        this.worker = new BoundedWorker(vertx, "webhook-reception", WORKERS);
        this.patience = config.storePatience();
    }

    /**
     * Answers when the delivery is committed; fails with {@link Problem} otherwise.
     */
    Uni<StoredDelivery> receive(HookName name, MultiMap headers, Buffer body) {
        return pressure.during(soon(hooks.require(name))
                .flatMap(hook -> offTheLoop(body, () -> prove(hook, headers, body.getBytes())))
                .flatMap(delivery -> soon(inbox.store(delivery))
                        .invoke(stored -> workers.received(delivery, stored))));
    }

    private Delivery prove(KnownHook hook, MultiMap headers, byte[] body) {
        proof.require(hook.provider(), hook.keys(), headers, body, Instant.now());
        return reader.read(hook.provider(), hook.id(), headers, body);
    }

    private Uni<Delivery> offTheLoop(Buffer body, Supplier<Delivery> work) {
        return body.length() > LARGE ? worker.run(work::get) : Uni.createFrom().item(work);
    }

    // It may have been stored all the same: then the provider's next attempt is a duplicate.
    private <T> Uni<T> soon(Uni<T> statement) {
        if (awayUntil - System.nanoTime() > 0) {
            return Uni.createFrom().failure(away(null));
        }
        return statement.ifNoItem().after(patience).failWith(() -> new TimeoutException("PostgreSQL takes too long"))
                .onFailure(Reception::isOutage).invoke(() -> awayUntil = System.nanoTime() + AWAY.toNanos())
                .onFailure(Reception::isOutage).transform(Reception::away);
    }

    private static Problem away(Throwable cause) {
        return Problem.unavailable(ProblemCode.DATABASE_UNAVAILABLE,
                "The delivery could not be stored; send it again in a few seconds.", cause);
    }

    private static boolean isOutage(Throwable failure) {
        return DatabaseFailures.problemOf(failure).filter(problem -> problem.code() == ProblemCode.DATABASE_UNAVAILABLE)
                .isPresent();
    }
}
