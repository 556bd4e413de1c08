package dev.oasis.admin.retention;

import java.util.concurrent.atomic.AtomicBoolean;

import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;

/** Lets frequent work wait for its next turn when it fails, and says so once until it works again. */
final class Waiting {

    private final Logger log;
    private final String work;
    private final AtomicBoolean waits = new AtomicBoolean();

    Waiting(Logger log, String work) {
        this.log = log;
        this.work = work;
    }

    Uni<Void> unlessDone(Uni<?> turn) {
        return turn.replaceWithVoid().invoke(() -> waits.set(false)).onFailure().invoke(this::note)
                .onFailure().recoverWithNull();
    }

    private void note(Throwable failure) {
        if (!waits.getAndSet(true)) {
            log.warnf("%s has to wait: %s", work, failure.getMessage());
        }
    }
}
