package dev.oasis.admin.ramp;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.ramp.DueSteps.DueStep;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.freeze.FreezeCalendar;
import dev.oasis.common.catalog.release.Ramp;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.release.Rollout;
import dev.oasis.common.catalog.release.RolloutView;
import dev.oasis.common.identity.Actor;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/**
 * Lets one rollout grow by one step, in a transaction of its own: the step is taken and the share grown together or not at all.
 */
@ApplicationScoped
public class StepAdvance {

    private final FreezeCalendar freezes;
    private final CatalogChanges changes;

    public StepAdvance(FreezeCalendar freezes, CatalogChanges changes) {
        this.freezes = freezes;
        this.changes = changes;
    }

    /** Does nothing when the app is frozen, or when what was due is not any more. */
    @WithTransaction
    public Uni<Void> advance(DueStep due, Actor actor) {
        return freezes.freezing(due.appId()).flatMap(window -> window.isPresent() ? Uni.createFrom().voidItem()
                : App.<App> findById(due.appId()).flatMap(app -> Release.requireLocked(due.appId(), due.releaseId())
                        .flatMap(release -> Rollout.require(release.id, due.channel())
                                .flatMap(rollout -> mayGrow(release, rollout) ? take(app, release, rollout, due, actor)
                                        : Uni.createFrom().voidItem()))));
    }

    private static boolean mayGrow(Release release, Rollout rollout) {
        return release.status == ReleaseStatus.PUBLISHED && !release.recalled && !rollout.held;
    }

    private Uni<Void> take(App app, Release release, Rollout rollout, DueStep due, Actor actor) {
        return Ramp.take(rollout, due.position()).flatMap(points -> {
            // Somebody has let it grow further by hand: then the step is done already.
            if (points == null || points <= rollout.basisPoints) {
                return Uni.createFrom().voidItem();
            }
            RolloutView before = RolloutView.of(rollout);
            rollout.basisPoints = points;
            rollout.updatedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            return changes.offered(app, actor, new Mutation("rollout.advanced", "rollout", rollout.id, app.id, before,
                    RolloutView.of(rollout)), release.version);
        });
    }
}
