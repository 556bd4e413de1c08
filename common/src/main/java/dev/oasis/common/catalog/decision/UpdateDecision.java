package dev.oasis.common.catalog.decision;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import dev.oasis.common.catalog.decision.Decision.Nothing;
import dev.oasis.common.catalog.decision.Decision.Offer;
import dev.oasis.common.catalog.version.TauriVersion;

/**
 * The decision which update a client is offered.
 * <p>
 * A release is a candidate when it is published and not recalled, has a rollout on the asked channel or a more stable one, and
 * is newer than the client by {@link TauriVersion}'s order. Of the candidates that a rollout which is not held gives to this
 * client, and that have a bundle that fits it ({@link ArtifactFit}), the highest is offered: when the highest lacks the
 * client's platform, the next one below that has it.
 * <p>
 * <b>Floors.</b> A floor is a candidate that clients below it must install before anything higher. Above the lowest floor that
 * has a bundle for the client nothing is offered until the client is at that floor or beyond; what lies below it still is. A
 * floor that is held or not yet rolled out to the client goes on barring the way: it waits. A floor without a bundle for the
 * client bars nothing, as there is nothing to pass through on that platform.
 * <p>
 * <b>Back.</b> Something older is offered in one case: nothing newer is, the client runs a recalled release whose clients may
 * go back, and it says that it accepts a downgrade. Then it is the highest candidate below, by the same rules, but never one
 * below a floor that the client has passed through.
 */
public final class UpdateDecision {

    private static final BiConsumer<OfferedRelease, PassedOver> NOBODY = (release, reason) -> {
    };

    private UpdateDecision() {
    }

    /** What the client is offered. Stops at the first release that settles it; allocates little more than the answer. */
    public static Decision decide(AppCatalog catalog, CheckRequest request) {
        return decide(catalog, request, NOBODY);
    }

    /** The same decision, by the same steps, with the reason why each other release was passed over. */
    public static Explanation explain(AppCatalog catalog, CheckRequest request) {
        Map<OfferedRelease, PassedOver> seen = new HashMap<>();
        Decision decision = decide(catalog, request, seen::put);
        OfferedRelease offered = decision instanceof Offer offer ? offer.release() : null;
        return new Explanation(decision, catalog.releases().stream().filter(release -> release != offered)
                .map(release -> new Explanation.Entry(release,
                        seen.getOrDefault(release, unseen(decision, release, request))))
                .toList());
    }

    /** Why a release was passed over that the decision did not come to look at. */
    private static PassedOver unseen(Decision decision, OfferedRelease release, CheckRequest request) {
        if (decision instanceof Nothing nothing && nothing.reason() == NothingReason.UNKNOWN_CHANNEL) {
            return PassedOver.NOT_ON_CHANNEL;
        }
        boolean newer = release.version().isNewerThan(request.current());
        boolean goesBack = decision instanceof Offer offer && request.current().isNewerThan(offer.release().version());
        return newer || goesBack && !release.version().equals(request.current()) ? PassedOver.LOWER_THAN_OFFER
                : PassedOver.NOT_NEWER;
    }

    private static Decision decide(AppCatalog catalog, CheckRequest request, BiConsumer<OfferedRelease, PassedOver> observer) {
        Optional<OfferedChannel> channel = catalog.channel(request.channel());
        if (channel.isEmpty()) {
            return new Nothing(NothingReason.UNKNOWN_CHANNEL);
        }
        return new ReleaseWalk(catalog, channel.get(), request, observer).walk();
    }
}
