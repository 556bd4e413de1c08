package dev.oasis.analytics.usage;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;

/** Tries again for ever, at first soon, then every 30 s: what comes behind must wait, or it would overtake. */
@ApplicationScoped
public class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /**
     * @param what the part that the work needs, for the log
     * @param curable which failures a retry may cure; any other ends the trying
     * @param work made anew for each attempt
     */
    <T> Uni<T> until(String what, Predicate<Throwable> curable, Supplier<Uni<? extends T>> work) {
        AtomicInteger failures = new AtomicInteger();
        return Uni.createFrom().<T> deferred(work)
                .onFailure(curable).invoke(failure -> warnOnce(what, failure, failures))
                .onFailure(curable).retry().withBackOff(SHORTEST, LONGEST).indefinitely()
                .invoke(() -> tellRecovery(what, failures.get()));
    }

    private static void warnOnce(String what, Throwable failure, AtomicInteger failures) {
        if (failures.getAndIncrement() == 0) {
            LOG.warnf("%s does not take what was consumed; trying again until it does: %s", what, failure);
        } else {
            LOG.debugf(failure, "%s fails, attempt %d", what, failures.get());
        }
    }

    private static void tellRecovery(String what, int failures) {
        if (failures > 0) {
            LOG.infof("%s takes what was consumed again, after %d attempts that failed", what, failures);
        }
    }
}
