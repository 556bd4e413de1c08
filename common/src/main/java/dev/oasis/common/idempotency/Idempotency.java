package dev.oasis.common.idempotency;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Runs a creating call once per key. The answer is written down in the transaction of the effect: there is never one without
 * the other. A failed call leaves nothing behind.
 */
@ApplicationScoped
public class Idempotency {

    private static final Logger LOG = Logger.getLogger(Idempotency.class);
    private static final Duration KEPT = Duration.ofHours(24);

    private final KeyStore keys = new KeyStore();
    private final ObjectMapper json;
    private final IdempotencyConfig config;

    public Idempotency(ObjectMapper json, IdempotencyConfig config) {
        this.json = json;
        this.config = config;
    }

    /**
     * The answer of {@code effect}, or the remembered one. Opens a transaction that the effect joins; a repetition that comes
     * while the first call is under way waits for its end.
     *
     * @throws Problem {@code idempotency_key_reused} when the key stood for another request
     */
    public Uni<Created> once(CreationRequest request, Supplier<Uni<Created>> effect) {
        if (request.key().isEmpty()) {
            return Panache.withTransaction(effect);
        }
        KeyedCall call = KeyedCall.of(request, json);
        return Panache.withTransaction(() -> keys.claim(call, KEPT).flatMap(claim -> claim
                .map(mine -> effect.get().call(created -> keep(mine, created)))
                .orElseGet(() -> remembered(call))));
    }

    /**
     * The same for a call whose work takes longer than a transaction may. The key is claimed first, in a transaction of its
     * own and for a limited time; a repetition that comes meanwhile is refused. Must not be called within a session.
     *
     * @param work runs without a session, and again after a failure; it must do no harm when its effect never follows
     * @param effect joins the transaction in which the answer is written down
     * @throws Problem {@code idempotency_key_reused} or {@code idempotency_key_in_use}
     */
    public <T> Uni<Created> once(CreationRequest request, Supplier<Uni<T>> work, Function<T, Uni<Created>> effect) {
        if (request.key().isEmpty()) {
            return work.get().flatMap(done -> Panache.withTransaction(() -> effect.apply(done)));
        }
        KeyedCall call = KeyedCall.of(request, json);
        return Panache.withTransaction(() -> keys.claim(call, config.claim())).flatMap(claim -> claim
                .map(mine -> work(mine, work, effect))
                .orElseGet(() -> Panache.withSession(() -> remembered(call))));
    }

    private <T> Uni<Created> work(KeyClaim claim, Supplier<Uni<T>> work, Function<T, Uni<Created>> effect) {
        return Uni.createFrom().voidItem().chain(() -> work.get())
                .flatMap(done -> Panache.withTransaction(() -> effect.apply(done).call(created -> keep(claim, created))))
                .onFailure().call(() -> Panache.withTransaction(() -> keys.release(claim))
                        // The key comes free by itself when the claim runs out.
                        .onFailure().invoke(failure -> LOG.warnf("A key stays claimed: %s", failure.getMessage()))
                        .onFailure().recoverWithNull());
    }

    // Fails the transaction, and the effect with it, when somebody else was given the key meanwhile.
    private Uni<Void> keep(KeyClaim claim, Created created) {
        return keys.keep(claim, created).invoke(kept -> {
            if (!kept) {
                throw inUse();
            }
        }).replaceWithVoid();
    }

    private Uni<Created> remembered(KeyedCall call) {
        return keys.find(call).map(row -> Optional.ofNullable(row).flatMap(found -> call.answerIn(found, json))
                .orElseThrow(Idempotency::inUse));
    }

    private static Problem inUse() {
        return Problem.later(ProblemCode.IDEMPOTENCY_KEY_IN_USE,
                "The first call with this key is still at work; send the same request again in a moment to get its answer.");
    }
}
