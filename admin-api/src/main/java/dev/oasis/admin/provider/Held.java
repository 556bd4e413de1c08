package dev.oasis.admin.provider;

import java.time.Duration;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/** Something of a provider that changes seldom: fetched when first needed, and again when it has grown old. Thread-safe. */
final class Held<T> {

    private final Supplier<Uni<T>> source;
    private final Duration maxAge;
    private volatile Copy<T> copy;

    private record Copy<T>(T value, long since) {

        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - since < age.toNanos();
        }
    }

    Held(Supplier<Uni<T>> source, Duration maxAge) {
        this.source = source;
        this.maxAge = maxAge;
    }

    Uni<T> get() {
        return noOlderThan(maxAge);
    }

    /** The copy at hand when it is young enough, otherwise a new one. */
    Uni<T> noOlderThan(Duration age) {
        Copy<T> held = copy;
        return held != null && held.isYoungerThan(age) ? Uni.createFrom().item(held.value())
                : source.get().invoke(value -> copy = new Copy<>(value, System.nanoTime()));
    }
}
