package dev.oasis.admin.ramp;

import java.util.List;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.common.id.Ulid;
import dev.oasis.common.identity.Actor;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Looks every few seconds for what is due and does it, one thing after the other. Each replica looks; a row lock and a
 * compare-and-set in the effect's own transaction let one of them do it, once. What fails is left to the next look.
 */
@ApplicationScoped
public class RampController {

    private static final Logger LOG = Logger.getLogger(RampController.class);

    private final DueSteps due;
    private final StepAdvance steps;
    private final ScheduledPublication releases;

    public RampController(DueSteps due, StepAdvance steps, ScheduledPublication releases) {
        this.due = due;
        this.steps = steps;
        this.releases = releases;
    }

    @Scheduled(every = "2s", delayed = "5s", identity = "ramps", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        Actor actor = new Actor("schedule", "Schedule", "", Ulid.next());
        return due.releases().flatMap(found -> each(found, release -> releases.publish(release, actor)))
                .chain(due::steps).flatMap(found -> each(found, step -> steps.advance(step, actor)))
                .onFailure().invoke(failure -> LOG.debugf("Ramps have to wait: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    /** One that fails does not keep the others from their turn. */
    private static <T> Uni<Void> each(List<T> things, Function<T, Uni<Void>> turn) {
        return Multi.createFrom().iterable(things)
                .onItem().transformToUniAndConcatenate(thing -> turn.apply(thing)
                        .onFailure().invoke(failure -> LOG.warnf("%s has to wait: %s", thing, failure.getMessage()))
                        .onFailure().recoverWithNull())
                .collect().last().replaceWithVoid();
    }
}
