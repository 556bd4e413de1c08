package dev.oasis.ingest.webhook.inbox;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import dev.oasis.ingest.webhook.WebhookConfig;
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
    private final int most;

    @Inject
    InboxPressure(WebhookConfig config) {
        this(config.maxAtOnce());
    }

    InboxPressure(int most) {
        this.most = most;
    }

    /**
     * Counts a delivery until it is stored, or is not.
     *
     * @return what the storing comes to; fails at once with {@link Problem} {@code service_unavailable} when as many as may be
     *         are on their way: in a longer queue each would wait until its provider has given up
     */
    public <T> Uni<T> during(Uni<T> storing) {
        return Uni.createFrom().deferred(() -> {
            if (entering.incrementAndGet() > most) {
                entering.decrementAndGet();
                throw Problem.later(ProblemCode.SERVICE_UNAVAILABLE, "Too many deliveries come in at once; send it again.");
            }
            return storing.onTermination().invoke(entering::decrementAndGet);
        });
    }

    boolean isHigh() {
        return entering.get() > HIGH;
    }
}
