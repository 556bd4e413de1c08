package dev.oasis.common.openid;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * Something of a provider that changes seldom: fetched when first needed, and again when it has grown old. However many ask,
 * one fetch is under way at a time, and all get what it brings, each on its own Vert.x context. A failed fetch leaves the copy
 * at hand in use for {@code keptFor}. Thread-safe.
 */
public final class Held<T> {

    private final Supplier<Uni<T>> source;
    private final Duration maxAge;
    private final Duration patience;
    private final Duration keptFor;
    private final LongSupplier nanoTime;
    private Copy<T> copy;
    private CompletableFuture<T> underWay;
    private Failure failure;

    private record Copy<T>(T value, long since) {
    }

    private record Failure(Throwable cause, long since) {
    }

    /**
     * @param maxAge when a copy is renewed
     * @param patience how long nothing is tried after a failure
     * @param keptFor how old a copy may grow while it cannot be renewed
     */
    public Held(Supplier<Uni<T>> source, Duration maxAge, Duration patience, Duration keptFor) {
        this(source, maxAge, patience, keptFor, System::nanoTime);
    }

    Held(Supplier<Uni<T>> source, Duration maxAge, Duration patience, Duration keptFor, LongSupplier nanoTime) {
        this.source = source;
        this.maxAge = maxAge;
        this.patience = patience;
        this.keptFor = keptFor;
        this.nanoTime = nanoTime;
    }

    public Uni<T> get() {
        return noOlderThan(maxAge);
    }

    /**
     * The copy at hand when it is young enough, otherwise a new one.
     *
     * @return fails as the fetch does when there is no copy that may still be used
     */
    public Uni<T> noOlderThan(Duration age) {
        return Uni.createFrom().deferred(() -> {
            Optional<Uni<T>> settled = settled(age);
            // A copy of the future: who goes away must not end the fetch for the others.
            return settled.orElseGet(() -> Uni.createFrom().completionStage(fetch().copy()).emitOn(ownContext()));
        });
    }

    private synchronized Optional<Uni<T>> settled(Duration age) {
        if (copy != null && since(copy.since) < age.toNanos()) {
            return Optional.of(Uni.createFrom().item(copy.value));
        }
        return failure != null && since(failure.since) < patience.toNanos() ? Optional.of(afterFailure(failure.cause))
                : Optional.empty();
    }

    private Uni<T> afterFailure(Throwable cause) {
        return copy != null && since(copy.since) < keptFor.toNanos() ? Uni.createFrom().item(copy.value)
                : Uni.createFrom().failure(cause);
    }

    private CompletableFuture<T> fetch() {
        CompletableFuture<T> mine;
        synchronized (this) {
            if (underWay != null) {
                return underWay;
            }
            mine = new CompletableFuture<>();
            underWay = mine;
        }
        Uni.createFrom().<T> deferred(source::get).subscribe().with(value -> settle(mine, value), cause -> fail(mine, cause));
        return mine;
    }

    private void settle(CompletableFuture<T> mine, T value) {
        synchronized (this) {
            copy = new Copy<>(value, nanoTime.getAsLong());
            failure = null;
            underWay = null;
        }
        mine.complete(value);
    }

    private void fail(CompletableFuture<T> mine, Throwable cause) {
        Uni<T> outcome;
        synchronized (this) {
            failure = new Failure(cause, nanoTime.getAsLong());
            underWay = null;
            outcome = afterFailure(cause);
        }
        outcome.subscribe().with(mine::complete, mine::completeExceptionally);
    }

    private long since(long then) {
        return nanoTime.getAsLong() - then;
    }

    // Where a Hibernate session of the one who asks may be used afterwards.
    private static Executor ownContext() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(ignored -> task.run());
    }
}
