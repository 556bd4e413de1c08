package dev.oasis.common.catalog.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.rollout.RolloutBucket;
import dev.oasis.common.catalog.target.BundleKind;
import dev.oasis.common.catalog.target.OperatingSystem;
import dev.oasis.common.catalog.target.OsVersion;
import dev.oasis.common.catalog.target.Platform;

/**
 * The rules of docs/explanation/update-decision.md written down once more, as sets and with no thought of speed: what the real
 * decision is compared with. Shares nothing with it but the records, the order of versions and the bucket.
 */
final class DecisionModel {

    private final AppCatalog catalog;
    private final CheckRequest request;

    DecisionModel(AppCatalog catalog, CheckRequest request) {
        this.catalog = catalog;
        this.request = request;
    }

    Decision decide() {
        if (catalog.channels().stream().noneMatch(channel -> channel.name().equals(request.channel()))) {
            return new Decision.Nothing(NothingReason.UNKNOWN_CHANNEL);
        }
        List<OfferedRelease> candidates = candidates().stream()
                .filter(release -> release.version().compareTo(request.current()) > 0).toList();
        Optional<OfferedRelease> floor = candidates.stream().filter(OfferedRelease::floor)
                .filter(release -> fitting(release).isPresent()).min(Comparator.comparing(OfferedRelease::version));
        List<OfferedRelease> reachable = candidates.stream()
                .filter(release -> floor.isEmpty() || release.version().compareTo(floor.get().version()) <= 0).toList();
        return highestOffer(reachable).or(this::back)
                .orElseGet(() -> new Decision.Nothing(reachable.stream().max(Comparator.comparing(OfferedRelease::version))
                        .map(this::reason).orElse(NothingReason.UP_TO_DATE)));
    }

    private Optional<Decision> back() {
        boolean mayGoBack = request.acceptsDowngrade() && catalog.releases().stream().anyMatch(release -> release.recall()
                .equals(Optional.of(RecallExit.ALLOW_DOWNGRADE)) && release.version().compareTo(request.current()) == 0);
        if (!mayGoBack) {
            return Optional.empty();
        }
        List<OfferedRelease> lower = candidates().stream()
                .filter(release -> release.version().compareTo(request.current()) < 0).toList();
        Optional<OfferedRelease> floor = lower.stream().filter(OfferedRelease::floor)
                .filter(release -> fitting(release).isPresent()).max(Comparator.comparing(OfferedRelease::version));
        return highestOffer(lower.stream()
                .filter(release -> floor.isEmpty() || release.version().compareTo(floor.get().version()) >= 0).toList());
    }

    private List<OfferedRelease> candidates() {
        return catalog.releases().stream().filter(release -> release.status() == ReleaseStatus.PUBLISHED)
                .filter(release -> release.recall().isEmpty()).filter(release -> !seenRollouts(release).isEmpty()).toList();
    }

    private Optional<Decision> highestOffer(List<OfferedRelease> releases) {
        return releases.stream().filter(this::isRolledOut).filter(release -> fitting(release).isPresent())
                .max(Comparator.comparing(OfferedRelease::version))
                .map(release -> new Decision.Offer(release, fitting(release).get()));
    }

    private NothingReason reason(OfferedRelease release) {
        if (seenRollouts(release).stream().allMatch(OfferedRollout::held)) {
            return NothingReason.HELD;
        }
        if (!isRolledOut(release)) {
            return NothingReason.NOT_IN_ROLLOUT;
        }
        if (request.target().operatingSystem().isEmpty()) {
            return NothingReason.UNKNOWN_TARGET;
        }
        return bundle(release).isEmpty() ? NothingReason.NO_BUILD_FOR_TARGET : NothingReason.OS_TOO_OLD;
    }

    private boolean isRolledOut(OfferedRelease release) {
        return seenRollouts(release).stream().filter(rollout -> !rollout.held())
                .anyMatch(rollout -> rollout.basisPoints() == 10_000 || request.clientId()
                        .filter(id -> RolloutBucket.of(rollout.salt(), id) < rollout.basisPoints()).isPresent());
    }

    private List<OfferedRollout> seenRollouts(OfferedRelease release) {
        return release.rollouts().stream().filter(rollout -> rollout.channel().equals(request.channel())
                || stability(rollout.channel()) < stability(request.channel())).toList();
    }

    private int stability(String channel) {
        return catalog.channels().stream().filter(known -> known.name().equals(channel)).findFirst().orElseThrow().stability();
    }

    private Optional<OfferedArtifact> fitting(OfferedRelease release) {
        Optional<OsVersion> minimum = request.target().operatingSystem().flatMap(release.terms().minimumOs()::on);
        boolean tooOld = minimum.isPresent() && request.osVersion().isPresent()
                && request.osVersion().get().compareTo(minimum.get()) < 0;
        return tooOld ? Optional.empty() : bundle(release);
    }

    private Optional<OfferedArtifact> bundle(OfferedRelease release) {
        return platforms(release).flatMap(platform -> kinds(release, platform)
                .flatMap(kind -> release.artifacts().stream()
                        .filter(artifact -> artifact.platform() == platform && artifact.kind() == kind)))
                .findFirst();
    }

    /** The platforms whose bundles would do, the best first. */
    private Stream<Platform> platforms(OfferedRelease release) {
        Optional<OperatingSystem> system = request.target().operatingSystem();
        Optional<Platform> asked = request.target().platform();
        Stream<Platform> universal = system.filter(OperatingSystem.DARWIN::equals).map(darwin -> Platform.DARWIN_UNIVERSAL)
                .stream();
        if (asked.isPresent()) {
            return Stream.concat(asked.stream(), universal);
        }
        List<Platform> ofSystem = release.artifacts().stream().map(OfferedArtifact::platform)
                .filter(platform -> system.filter(platform.operatingSystem()::equals).isPresent()).distinct().toList();
        return Stream.concat(universal, ofSystem.size() == 1 ? ofSystem.stream() : Stream.empty());
    }

    /** The kinds that would do there, the best first. */
    private Stream<BundleKind> kinds(OfferedRelease release, Platform platform) {
        Predicate<OfferedArtifact> there = artifact -> artifact.platform() == platform;
        Set<BundleKind> installing = Set
                .copyOf(release.artifacts().stream().filter(there).map(artifact -> artifact.kind().installs()).toList());
        Stream<BundleKind> wanted;
        if (request.target().kind().isEmpty()) {
            BundleKind usual = switch (platform.operatingSystem()) {
                case DARWIN -> BundleKind.APP;
                case LINUX -> BundleKind.APPIMAGE;
                case WINDOWS -> BundleKind.NSIS;
            };
            wanted = Stream.concat(Stream.of(usual), installing.size() == 1 ? installing.stream() : Stream.empty());
        } else {
            BundleKind kind = request.target().kind().get();
            Set<BundleKind> pair = Set.of(BundleKind.MSI, BundleKind.NSIS);
            boolean either = catalog.options().msiAndNsisInterchangeable() && pair.contains(kind);
            wanted = Stream.concat(Stream.of(kind), either ? pair.stream().filter(other -> other != kind) : Stream.empty());
        }
        return wanted.flatMap(this::forms);
    }

    /** A kind bare and zipped, the one first that the client is given first. */
    private Stream<BundleKind> forms(BundleKind kind) {
        Stream<BundleKind> archives = Stream.of(BundleKind.values())
                .filter(archive -> archive != kind && archive.installs() == kind);
        return request.generation() == UpdaterGeneration.BUILT_IN ? Stream.concat(archives, Stream.of(kind))
                : Stream.concat(Stream.of(kind), archives);
    }
}
