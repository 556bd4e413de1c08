package dev.oasis.update.download;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import dev.oasis.common.web.problem.DatabaseFailures;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.common.web.request.RequestGate;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Waits for the database on behalf of one request, a few seconds at most. Anybody may ask for anything here, so only a few
 * look-ups run at a time and what was not found is remembered for a moment. For any thread.
 */
@ApplicationScoped
class StoredLookup {

    static final int MAX_RUNNING = 8;
    static final Duration MISS_KEPT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_MISSES = 10_000;

    private final AtomicInteger running = new AtomicInteger();
    private final Cache<String, Boolean> misses;

    @Inject
    StoredLookup() {
        this(Ticker.systemTicker());
    }

    StoredLookup(Ticker ticker) {
        // The executor only tidies the cache up, which is too little to hand it to another thread.
        misses = Caffeine.newBuilder().maximumSize(MAX_MISSES).expireAfterWrite(MISS_KEPT).ticker(ticker)
                .executor(Runnable::run).build();
    }

    /**
     * Answers with what is found. Whatever fails, the looking or the answering, becomes a problem.
     *
     * @param key of what is looked for, among all that is ever looked for
     */
    <T> void answer(RoutingContext context, String key, Supplier<Uni<Optional<T>>> lookup, Consumer<Optional<T>> answer) {
        find(key, lookup).invoke(answer::accept).subscribe().with(done -> {
        }, failure -> RequestGate.refuse(context, problemOf(failure)));
    }

    /** Fails with {@code service_unavailable} when too many others are looking. */
    <T> Uni<Optional<T>> find(String key, Supplier<Uni<Optional<T>>> lookup) {
        return Uni.createFrom().deferred(() -> {
            if (misses.getIfPresent(key) != null) {
                return Uni.createFrom().item(Optional.empty());
            }
            if (running.incrementAndGet() > MAX_RUNNING) {
                running.decrementAndGet();
                return Uni.createFrom().failure(Problem.unavailable(ProblemCode.SERVICE_UNAVAILABLE,
                        "Too many files are being looked up now. Try again in a few seconds.", null));
            }
            return Uni.createFrom().deferred(lookup::get).ifNoItem().after(TIMEOUT).fail()
                    .onTermination().invoke(running::decrementAndGet)
                    .invoke(found -> remember(key, found));
        });
    }

    private void remember(String key, Optional<?> found) {
        if (found.isEmpty()) {
            misses.put(key, Boolean.TRUE);
        }
    }

    private static Problem problemOf(Throwable failure) {
        return failure instanceof Problem problem ? problem
                : DatabaseFailures.problemOf(failure).orElseGet(() -> Problem.unavailable(ProblemCode.DATABASE_UNAVAILABLE,
                        "The file cannot be looked up now. Try again in a few seconds.", failure));
    }
}
