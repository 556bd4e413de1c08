package dev.oasis.ingest.webhook.inbox;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/**
 * How many deliveries are on their way into the inbox of this process. When many are, its workers hold back: what waits in the
 * inbox is safe, while a provider gives up on what waits at the door, and fetching it later costs more than taking it now.
 */
@ApplicationScoped
public class InboxPressure {

    /** At 500 deliveries a second, and a few milliseconds for each, two or three are under way at one time. */
    private static final int HIGH = 8;

    private final AtomicInteger entering = new AtomicInteger();

    /** Counts a delivery until it is stored, or is not. */
    public <T> Uni<T> during(Uni<T> storing) {
        return Uni.createFrom().deferred(() -> {
            entering.incrementAndGet();
            return storing.onTermination().invoke(entering::decrementAndGet);
        });
    }

    boolean isHigh() {
        return entering.get() > HIGH;
    }
}
