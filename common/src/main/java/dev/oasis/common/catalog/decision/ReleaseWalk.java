package dev.oasis.common.catalog.decision;

import java.util.Optional;
import java.util.function.BiConsumer;

import dev.oasis.common.catalog.decision.Decision.Nothing;
import dev.oasis.common.catalog.decision.Decision.Offer;
import dev.oasis.common.catalog.release.RecallExit;

/** One walk down an app's releases for one client, the newer ones first. Lives for one decision. */
final class ReleaseWalk {

    private final AppCatalog catalog;
    private final OfferedChannel channel;
    private final CheckRequest request;
    private final BiConsumer<OfferedRelease, PassedOver> observer;

    /** @param observer is told each release that was looked at and not offered, in order */
    ReleaseWalk(AppCatalog catalog, OfferedChannel channel, CheckRequest request,
            BiConsumer<OfferedRelease, PassedOver> observer) {
        this.catalog = catalog;
        this.channel = channel;
        this.request = request;
        this.observer = observer;
    }

    Decision walk() {
        Decision forward = forward();
        return request.acceptsDowngrade() && forward instanceof Nothing nothing && leavesItsVersion() ? back(nothing) : forward;
    }

    private Decision forward() {
        OfferedRelease floor = lowestFloor();
        NothingReason reason = NothingReason.UP_TO_DATE;
        for (OfferedRelease release : catalog.releases()) {
            if (!isNewer(release)) {
                break;
            }
            PassedOver obstacle = obstacle(release, floor);
            Optional<OfferedArtifact> artifact = obstacle == null ? fitting(release) : Optional.empty();
            if (artifact.isPresent()) {
                return new Offer(release, artifact.get());
            }
            PassedOver passedOver = obstacle == null ? misfit(release) : obstacle;
            observer.accept(release, passedOver);
            if (reason == NothingReason.UP_TO_DATE) {
                reason = passedOver.answer().orElse(reason);
            }
        }
        return new Nothing(reason);
    }

    /** Down from the client's own version, not beyond a floor: what a floor changed on the machine is not undone. */
    private Decision back(Nothing forward) {
        boolean barred = false;
        for (OfferedRelease release : catalog.releases()) {
            if (!request.current().isNewerThan(release.version())) {
                continue;
            }
            PassedOver obstacle = barred ? PassedOver.BELOW_FLOOR : obstacle(release, null);
            Optional<OfferedArtifact> artifact = obstacle == null ? fitting(release) : Optional.empty();
            if (artifact.isPresent()) {
                return new Offer(release, artifact.get());
            }
            observer.accept(release, obstacle == null ? misfit(release) : obstacle);
            barred = barred || bars(release);
        }
        return forward;
    }

    private boolean leavesItsVersion() {
        for (OfferedRelease release : catalog.releases()) {
            if (release.version().equals(request.current())) {
                return release.recall().isPresent() && release.recall().get() == RecallExit.ALLOW_DOWNGRADE;
            }
        }
        return false;
    }

    private OfferedRelease lowestFloor() {
        OfferedRelease lowest = null;
        for (OfferedRelease release : catalog.releases()) {
            if (!isNewer(release)) {
                break;
            }
            if (bars(release)) {
                lowest = release;
            }
        }
        return lowest;
    }

    private boolean bars(OfferedRelease release) {
        return release.floor() && release.isOfferable() && isOnChannel(release) && fitting(release).isPresent();
    }

    /** What keeps the client from the release before its bundles are looked at, or null. */
    private PassedOver obstacle(OfferedRelease release, OfferedRelease floor) {
        if (!release.isPublished()) {
            return PassedOver.NOT_PUBLISHED;
        }
        if (release.recalled()) {
            return PassedOver.RECALLED;
        }
        if (!isOnChannel(release)) {
            return PassedOver.NOT_ON_CHANNEL;
        }
        if (floor != null && release.version().isNewerThan(floor.version())) {
            return PassedOver.BEHIND_FLOOR;
        }
        return rolloutObstacle(release);
    }

    private PassedOver rolloutObstacle(OfferedRelease release) {
        PassedOver obstacle = PassedOver.HELD;
        for (OfferedRollout rollout : release.rollouts()) {
            if (isSeen(rollout) && !rollout.held()) {
                if (rollout.includes(request.clientId())) {
                    return null;
                }
                obstacle = PassedOver.NOT_IN_ROLLOUT;
            }
        }
        return obstacle;
    }

    private Optional<OfferedArtifact> fitting(OfferedRelease release) {
        return runsHere(release) ? bundle(release) : Optional.empty();
    }

    private Optional<OfferedArtifact> bundle(OfferedRelease release) {
        return ArtifactFit.choose(release.artifacts(), request.target(), catalog.options(), request.generation());
    }

    private boolean runsHere(OfferedRelease release) {
        return release.terms().minimumOs().admits(request.target(), request.osVersion());
    }

    private PassedOver misfit(OfferedRelease release) {
        if (!request.target().isKnown()) {
            return PassedOver.UNKNOWN_TARGET;
        }
        return bundle(release).isEmpty() ? PassedOver.NO_BUILD_FOR_TARGET : PassedOver.OS_TOO_OLD;
    }

    private boolean isNewer(OfferedRelease release) {
        return release.version().isNewerThan(request.current());
    }

    private boolean isOnChannel(OfferedRelease release) {
        for (OfferedRollout rollout : release.rollouts()) {
            if (isSeen(rollout)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSeen(OfferedRollout rollout) {
        return channel.sees(catalog.channel(rollout.channel()).orElseThrow());
    }
}
