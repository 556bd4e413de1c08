package dev.oasis.admin.schedule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.ramp.RampStepRequest;
import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.release.RampPlan;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.ReleaseSchedule;
import dev.oasis.common.catalog.rollout.Share;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators and CI do with schedules. Whether the draft can be published is asked when its time comes. */
@ApplicationScoped
public class ScheduleAdministration {

    private final AppAccess access;
    private final CatalogChanges changes;

    public ScheduleAdministration(AppAccess access, CatalogChanges changes) {
        this.access = access;
        this.changes = changes;
    }

    @WithSession
    public Uni<ScheduleView> get(Caller caller, ReleasePath path) {
        return access.require(caller, path.app()).flatMap(app -> Release.require(app.id, path.release()))
                .flatMap(ScheduleAdministration::require).map(ScheduleView::of);
    }

    /** Sets the schedule, in the place of one that is there. */
    @WithTransaction
    public Uni<ScheduleView> set(Caller caller, ReleasePath path, ScheduleRequest request, Preconditions preconditions,
            Actor actor) {
        Share share = request.percent().map(percent -> Share.ofPercent("percent", percent)).orElse(Share.EVERYBODY);
        RampPlan plan = RampStepRequest.plan(request.ramp());
        return access.require(caller, path.app()).flatMap(app -> Release.requireLocked(app.id, path.release())
                .invoke(Release::requireDraft)
                .flatMap(release -> ReleaseSchedule.<ReleaseSchedule> findById(release.id).flatMap(found -> {
                    ScheduleView before = found == null ? null : ScheduleView.of(found);
                    preconditions.require(before);
                    ReleaseSchedule schedule = found == null ? fresh(release) : found;
                    schedule.publishAt = request.publishAt().truncatedTo(ChronoUnit.MILLIS);
                    schedule.basisPoints = share.basisPoints();
                    schedule.ramp = plan.text();
                    schedule.refusal = null;
                    return (found == null ? schedule.persist() : Uni.createFrom().voidItem())
                            .chain(() -> changed(app, release, "release.scheduled", before, ScheduleView.of(schedule), actor))
                            .replaceWith(() -> ScheduleView.of(schedule));
                })));
    }

    @WithTransaction
    public Uni<Void> cancel(Caller caller, ReleasePath path, Preconditions preconditions, Actor actor) {
        return access.require(caller, path.app()).flatMap(app -> Release.requireLocked(app.id, path.release())
                .flatMap(release -> require(release).invoke(schedule -> preconditions.require(ScheduleView.of(schedule)))
                        .call(ReleaseSchedule::delete)
                        .flatMap(
                                schedule -> changed(app, release, "release.schedule_cancelled", ScheduleView.of(schedule), null,
                                        actor))));
    }

    private Uni<Void> changed(App app, Release release, String action, ScheduleView before, ScheduleView after, Actor actor) {
        return changes.administered(app, actor, new Mutation(action, "release", release.id, app.id, before, after),
                release.version);
    }

    private static ReleaseSchedule fresh(Release release) {
        ReleaseSchedule schedule = new ReleaseSchedule();
        schedule.releaseId = release.id;
        schedule.appId = release.appId;
        schedule.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return schedule;
    }

    private static Uni<ReleaseSchedule> require(Release release) {
        return ReleaseSchedule.<ReleaseSchedule> findById(release.id).invoke(schedule -> {
            if (schedule == null) {
                throw Problem.of(ProblemCode.SCHEDULE_NOT_FOUND, "Version " + release.version + " is not scheduled.");
            }
        });
    }
}
