package dev.oasis.common.health;

import java.time.Duration;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/** One answer for all who ask together or within some time after it came. For any thread. */
public final class KeptAnswer<T> {

    private final Uni<T> answer;
    private volatile long cameAt;

    public KeptAnswer(Duration time, Supplier<Uni<? extends T>> question) {
        this.answer = Uni.createFrom().deferred(question).onTermination().invoke(() -> cameAt = System.nanoTime())
                .memoize().until(() -> System.nanoTime() - cameAt >= time.toNanos());
    }

    public Uni<T> get() {
        return answer;
    }
}
