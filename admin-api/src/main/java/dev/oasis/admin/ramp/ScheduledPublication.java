package dev.oasis.admin.ramp;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.oasis.admin.ramp.DueSteps.DueRelease;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.RowLock;
import dev.oasis.common.catalog.freeze.FreezeCalendar;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.ReleasePublication;
import dev.oasis.common.catalog.release.ReleaseSchedule;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.web.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/**
 * Publishes a draft whose time has come, in a transaction of its own. One that cannot be published is not tried again: the
 * schedule keeps the reason, and somebody has to look.
 */
@ApplicationScoped
public class ScheduledPublication {

    private static final Logger LOG = Logger.getLogger(ScheduledPublication.class);

    private final FreezeCalendar freezes;
    private final ReleasePublication publication;

    public ScheduledPublication(FreezeCalendar freezes, ReleasePublication publication) {
        this.freezes = freezes;
        this.publication = publication;
    }

    Uni<Void> publish(DueRelease due, Actor actor) {
        return Panache.withTransaction(() -> attempt(due, actor))
                .onFailure(Problem.class).recoverWithUni(refused -> {
                    LOG.warnf("Release %s could not be published when its time came: %s", due.releaseId(),
                            refused.getMessage());
                    return Panache.withTransaction(() -> ReleaseSchedule.update("refusal = ?1 where releaseId = ?2",
                            refused.getMessage(), due.releaseId())).replaceWithVoid();
                });
    }

    private Uni<Void> attempt(DueRelease due, Actor actor) {
        return freezes.freezing(due.appId()).flatMap(window -> window.isPresent() ? Uni.createFrom().voidItem()
                : App.<App> findById(due.appId()).flatMap(RowLock::shared)
                        .flatMap(app -> Release.requireLocked(due.appId(), due.releaseId())
                                .flatMap(release -> ReleaseSchedule.<ReleaseSchedule> findById(release.id)
                                        .flatMap(schedule -> schedule == null ? Uni.createFrom().voidItem()
                                                : publication.publish(app, release, schedule.order(), actor)
                                                        .replaceWithVoid()))));
    }
}
