package dev.oasis.admin.preview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.CheckRequest;
import dev.oasis.common.catalog.decision.Decision;
import dev.oasis.common.catalog.decision.Decision.Offer;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.common.catalog.decision.OfferedRollout;
import dev.oasis.common.catalog.decision.UpdateDecision;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.rollout.Share;
import dev.oasis.common.catalog.target.RequestedTarget;
import dev.oasis.common.catalog.version.TauriVersion;

/**
 * What would become of one release if it were published and rolled out like this. Each kind of client is decided upon as if it
 * were in the rollout; the share says what part of them is. Other releases count only where everybody gets them, because what
 * part of these clients has a place in which of two rollouts at once cannot be told from counts. Pure.
 */
final class RolloutPreview {

    /** In place of the decision's reason. */
    private static final String REACHED = "offered";
    private static final String ANOTHER = "another_release";
    private static final String UNKNOWN_VERSION = "unknown_version";
    private static final Share NOBODY = new Share(0);

    private final AppCatalog catalog;
    private final OfferedRelease release;

    private RolloutPreview(AppCatalog catalog, OfferedRelease release) {
        this.catalog = catalog;
        this.release = release;
    }

    /** @param releaseId one of the catalog's */
    static RolloutPreview of(AppCatalog catalog, String releaseId, String channel, Share share) {
        OfferedRelease found = catalog.releases().stream().filter(one -> one.id().equals(releaseId)).findFirst().orElseThrow();
        List<OfferedRollout> rollouts = new ArrayList<>(
                found.rollouts().stream().filter(rollout -> !rollout.channel().equals(channel)).toList());
        rollouts.add(new OfferedRollout(channel, share.basisPoints(), found.id(), false));
        OfferedRelease published = with(found, rollouts);
        List<OfferedRelease> releases = Stream
                .concat(catalog.releases().stream().filter(one -> one != found),
                        Stream.of(with(found, rollouts.stream().map(RolloutPreview::complete).toList())))
                .toList();
        return new RolloutPreview(new AppCatalog(catalog.slug(), catalog.id(), catalog.channels(), catalog.options(), releases),
                published);
    }

    /** What would become of these clients. */
    PlacedClients of(ActiveClients.OfKind clients) {
        ClientKind kind = clients.kind();
        Optional<TauriVersion> version = TauriVersion.parse(kind.version());
        if (version.isEmpty()) {
            return new PlacedClients(clients, UNKNOWN_VERSION, NOBODY, NOBODY);
        }
        Decision decision = UpdateDecision.decide(catalog, new CheckRequest(kind.channel(),
                RequestedTarget.of(kind.platform(), null, null), version.get(), Optional.empty()));
        if (decision instanceof Offer offer && offer.release().id().equals(release.id())) {
            Share share = shareSeenFrom(kind.channel());
            boolean placed = catalog.options().addressBuckets() || share.equals(Share.EVERYBODY);
            return new PlacedClients(clients, REACHED, share, placed ? share : NOBODY);
        }
        return new PlacedClients(clients, decision instanceof Decision.Nothing nothing ? nothing.reason().wireName() : ANOTHER,
                NOBODY, NOBODY);
    }

    /** All rollouts of a release place clients alike, so of several the largest holds all that the others hold. */
    private Share shareSeenFrom(String channel) {
        return new Share(release.rollouts().stream().filter(rollout -> !rollout.held())
                .filter(rollout -> catalog.channel(channel).orElseThrow()
                        .sees(catalog.channel(rollout.channel()).orElseThrow()))
                .mapToInt(OfferedRollout::basisPoints).max().orElse(0));
    }

    private static OfferedRollout complete(OfferedRollout rollout) {
        return new OfferedRollout(rollout.channel(), Share.EVERYBODY.basisPoints(), rollout.salt(), rollout.held());
    }

    private static OfferedRelease with(OfferedRelease release, List<OfferedRollout> rollouts) {
        return new OfferedRelease(release.id(), release.version(), ReleaseStatus.PUBLISHED, Optional.empty(), release.terms(),
                release.notes(), Optional.of(release.pubDate().orElse(Instant.EPOCH)), rollouts, release.artifacts());
    }
}
