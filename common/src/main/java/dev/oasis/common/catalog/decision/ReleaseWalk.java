package dev.oasis.common.catalog.decision;

import java.util.Optional;
import java.util.function.BiConsumer;

import dev.oasis.common.catalog.decision.Decision.Nothing;
import dev.oasis.common.catalog.decision.Decision.Offer;

/** One walk down the releases that are newer than one client. Lives for one decision. */
final class ReleaseWalk {

    private final AppCatalog catalog;
    private final OfferedChannel channel;
    private final CheckRequest request;

    ReleaseWalk(AppCatalog catalog, OfferedChannel channel, CheckRequest request) {
        this.catalog = catalog;
        this.channel = channel;
        this.request = request;
    }

    /** @param observer is told each release that was looked at and not offered, in order */
    Decision walk(BiConsumer<OfferedRelease, PassedOver> observer) {
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
            PassedOver passedOver = obstacle == null ? misfit() : obstacle;
            observer.accept(release, passedOver);
            if (reason == NothingReason.UP_TO_DATE) {
                reason = passedOver.answer().orElse(reason);
            }
        }
        return new Nothing(reason);
    }

    private OfferedRelease lowestFloor() {
        OfferedRelease lowest = null;
        for (OfferedRelease release : catalog.releases()) {
            if (!isNewer(release)) {
                break;
            }
            if (release.floor() && release.isPublished() && !release.recalled() && isOnChannel(release)
                    && fitting(release).isPresent()) {
                lowest = release;
            }
        }
        return lowest;
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
        return ArtifactFit.choose(release.artifacts(), request.target(), catalog.options());
    }

    private PassedOver misfit() {
        return request.target().isKnown() ? PassedOver.NO_BUILD_FOR_TARGET : PassedOver.UNKNOWN_TARGET;
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
