package dev.oasis.admin.rollout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.ramp.RampStepRequest;
import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.app.Channel;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.freeze.FreezeCalendar;
import dev.oasis.common.catalog.release.Ramp;
import dev.oasis.common.catalog.release.RampPlan;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.Rollout;
import dev.oasis.common.catalog.release.RolloutView;
import dev.oasis.common.catalog.rollout.Share;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.conditional.Preconditions;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators do with rollouts. The release's row is locked for each change: its rollouts change one at a time. */
@ApplicationScoped
public class RolloutAdministration {

    private final AppAccess access;
    private final FreezeCalendar freezes;
    private final CatalogChanges changes;

    public RolloutAdministration(AppAccess access, FreezeCalendar freezes, CatalogChanges changes) {
        this.access = access;
        this.freezes = freezes;
        this.changes = changes;
    }

    /** The oldest first, without their ramps. */
    @WithSession
    public Uni<List<RolloutView>> list(Caller caller, ReleasePath path) {
        return access.require(caller, path.app()).flatMap(app -> Release.require(app.id, path.release()))
                .flatMap(release -> Rollout.of(release.id)).map(rollouts -> rollouts.stream().map(RolloutView::of).toList());
    }

    @WithSession
    public Uni<RolloutDetailView> get(Caller caller, ReleasePath path, String channel) {
        return access.require(caller, path.app()).flatMap(app -> Release.require(app.id, path.release()))
                .flatMap(release -> Rollout.require(release.id, channel)).flatMap(RolloutAdministration::detail);
    }

    /** Offers a published release on one more channel, without another upload. */
    @WithTransaction
    public Uni<RolloutDetailView> promote(Caller caller, ReleasePath path, PromoteRequest request, Actor actor) {
        Share share = request.percent().map(percent -> Share.ofPercent("percent", percent)).orElse(Share.EVERYBODY);
        RampPlan plan = RampStepRequest.plan(request.ramp());
        return access.requireShared(caller, path.app()).flatMap(app -> Release.requireLocked(app.id, path.release())
                .invoke(Release::requireOffered)
                .call(release -> requireChannel(app, request.channel()))
                .call(release -> requireNotThere(release, request.channel()))
                .call(() -> freezes.requireOpen(app.id, request.override().orElse(false)))
                .flatMap(release -> Rollout.of(release, request.channel(), share, now()).<Rollout> persist()
                        .call(rollout -> plan.isEmpty() ? Uni.createFrom().voidItem() : Ramp.plan(rollout, plan))
                        .flatMap(rollout -> offered(app, release, "release.promoted", null, rollout, actor))));
    }

    /**
     * @throws Problem {@code rollout_only_grows}; {@code app_frozen} and what {@link Release#requireOffered} throws for growing
     *         and resuming
     */
    @WithTransaction
    public Uni<RolloutDetailView> patch(Caller caller, ReleasePath path, String channel, PatchRolloutRequest request,
            Preconditions preconditions, Actor actor) {
        RampPlan plan = request.plan();
        return access.require(caller, path.app()).flatMap(app -> Release.requireLocked(app.id, path.release())
                .flatMap(release -> Rollout.require(release.id, channel).flatMap(rollout -> detail(rollout)
                        .invoke(preconditions::require).flatMap(before -> {
                            boolean wasHeld = rollout.held;
                            boolean advances = apply(request, release, rollout);
                            return (advances ? freezes.requireOpen(app.id, request.override) : Uni.createFrom().voidItem())
                                    .chain(() -> wasHeld == rollout.held ? Uni.createFrom().voidItem()
                                            : rollout.held ? Ramp.hold(rollout) : Ramp.resume(rollout))
                                    .chain(() -> plan == null ? Uni.createFrom().voidItem() : Ramp.plan(rollout, plan))
                                    .chain(() -> detail(rollout))
                                    .flatMap(after -> after.equals(before) ? Uni.createFrom().item(before)
                                            : changed(app, release, rollout, before, actor));
                        }))));
    }

    private Uni<RolloutDetailView> changed(App app, Release release, Rollout rollout, RolloutDetailView before, Actor actor) {
        rollout.updatedAt = now();
        return offered(app, release, "rollout.changed", before, rollout, actor);
    }

    /** Returns whether more clients are offered the release afterwards. */
    private static boolean apply(PatchRolloutRequest request, Release release, Rollout rollout) {
        boolean grows = false;
        if (request.percent != null) {
            Share share = Share.ofPercent("percent", request.percent);
            if (share.isSmallerThan(rollout.share())) {
                throw Problem.ofField(ProblemCode.ROLLOUT_ONLY_GROWS, "percent", "is " + rollout.share().percent()
                        + " and cannot shrink, because clients have the release already; hold the rollout or recall the release.");
            }
            grows = rollout.share().isSmallerThan(share);
            rollout.basisPoints = share.basisPoints();
        }
        boolean resumes = request.held != null && rollout.held && !request.held;
        if (request.held != null) {
            rollout.held = request.held;
        }
        if (grows || resumes) {
            release.requireOffered();
        }
        return grows || resumes;
    }

    private static Uni<RolloutDetailView> detail(Rollout rollout) {
        return Ramp.of(rollout.id).map(steps -> RolloutDetailView.of(rollout, steps));
    }

    private Uni<RolloutDetailView> offered(App app, Release release, String action, RolloutDetailView before, Rollout rollout,
            Actor actor) {
        return detail(rollout).call(after -> changes.offered(app, actor,
                new Mutation(action, "rollout", rollout.id, app.id, before, after), release.version));
    }

    private static Uni<Void> requireChannel(App app, String name) {
        return Channel.of(app.id).invoke(channels -> {
            if (channels.stream().noneMatch(channel -> channel.name.equals(name))) {
                throw Problem.ofField(ProblemCode.CHANNEL_UNKNOWN, "channel", "is none of this app's channels: "
                        + String.join(", ", channels.stream().map(channel -> channel.name).toList()) + ".");
            }
        }).replaceWithVoid();
    }

    private static Uni<Void> requireNotThere(Release release, String channel) {
        return Rollout.on(release.id, channel).invoke(found -> {
            if (found != null) {
                throw Problem.ofField(ProblemCode.ROLLOUT_EXISTS, "channel",
                        "carries this release already, at " + found.share().percent() + " percent; change that rollout.");
            }
        }).replaceWithVoid();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
