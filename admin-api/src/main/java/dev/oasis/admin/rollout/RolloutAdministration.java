package dev.oasis.admin.rollout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.oasis.admin.release.ReleasePath;
import dev.oasis.common.audit.Mutation;
import dev.oasis.common.catalog.app.App;
import dev.oasis.common.catalog.app.AppAccess;
import dev.oasis.common.catalog.app.Channel;
import dev.oasis.common.catalog.change.CatalogChanges;
import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.catalog.release.Rollout;
import dev.oasis.common.catalog.release.RolloutView;
import dev.oasis.common.catalog.rollout.Share;
import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** What administrators do with rollouts. The release's row is locked for each change: its rollouts change one at a time. */
@ApplicationScoped
public class RolloutAdministration {

    private final AppAccess access;
    private final CatalogChanges changes;

    public RolloutAdministration(AppAccess access, CatalogChanges changes) {
        this.access = access;
        this.changes = changes;
    }

    /** The oldest first. */
    @WithSession
    public Uni<List<RolloutView>> list(Caller caller, ReleasePath path) {
        return access.require(caller, path.app()).flatMap(app -> Release.require(app.id, path.release()))
                .flatMap(release -> Rollout.of(release.id)).map(rollouts -> rollouts.stream().map(RolloutView::of).toList());
    }

    @WithSession
    public Uni<RolloutView> get(Caller caller, ReleasePath path, String channel) {
        return access.require(caller, path.app()).flatMap(app -> Release.require(app.id, path.release()))
                .flatMap(release -> Rollout.require(release.id, channel)).map(RolloutView::of);
    }

    /** Offers a published release on one more channel, without another upload. */
    @WithTransaction
    public Uni<RolloutView> promote(Caller caller, ReleasePath path, PromoteRequest request, Actor actor) {
        Share share = request.percent().map(percent -> Share.ofPercent("percent", percent)).orElse(Share.EVERYBODY);
        return access.requireShared(caller, path.app()).flatMap(app -> Release.requireLocked(app.id, path.release())
                .invoke(Release::requireOffered)
                .call(release -> requireChannel(app, request.channel()))
                .call(release -> requireNotThere(release, request.channel()))
                .flatMap(release -> Rollout.of(release, request.channel(), share, now()).<Rollout> persist()
                        .flatMap(rollout -> offered(app, release, "release.promoted", null, rollout, actor))));
    }

    /** @throws Problem {@code rollout_only_grows}, or what {@link Release#requireOffered} throws for growing and resuming */
    @WithTransaction
    public Uni<RolloutView> patch(Caller caller, ReleasePath path, String channel, PatchRolloutRequest request, Actor actor) {
        return access.require(caller, path.app()).flatMap(app -> Release.requireLocked(app.id, path.release())
                .flatMap(release -> Rollout.require(release.id, channel).flatMap(rollout -> {
                    RolloutView before = RolloutView.of(rollout);
                    apply(request, release, rollout);
                    if (before.equals(RolloutView.of(rollout))) {
                        return Uni.createFrom().item(before);
                    }
                    rollout.updatedAt = now();
                    return offered(app, release, "rollout.changed", before, rollout, actor);
                })));
    }

    private static void apply(PatchRolloutRequest request, Release release, Rollout rollout) {
        if (request.percent != null) {
            Share share = Share.ofPercent("percent", request.percent);
            if (share.isSmallerThan(rollout.share())) {
                throw Problem.ofField(ProblemCode.ROLLOUT_ONLY_GROWS, "percent", "is " + rollout.share().percent()
                        + " and cannot shrink, because clients have the release already; hold the rollout or recall the release.");
            }
            if (rollout.share().isSmallerThan(share)) {
                release.requireOffered();
            }
            rollout.basisPoints = share.basisPoints();
        }
        if (request.held != null) {
            if (rollout.held && !request.held) {
                release.requireOffered();
            }
            rollout.held = request.held;
        }
    }

    private Uni<RolloutView> offered(App app, Release release, String action, RolloutView before, Rollout rollout,
            Actor actor) {
        RolloutView after = RolloutView.of(rollout);
        return changes.offered(app, actor, new Mutation(action, "rollout", rollout.id, app.id, before, after), release.version)
                .replaceWith(after);
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
