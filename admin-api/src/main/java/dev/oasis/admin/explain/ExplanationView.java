package dev.oasis.admin.explain;

import java.util.List;

import dev.oasis.common.catalog.decision.CheckRequest;
import dev.oasis.common.catalog.decision.Decision;
import dev.oasis.common.catalog.decision.Decision.Nothing;
import dev.oasis.common.catalog.decision.Decision.Offer;
import dev.oasis.common.catalog.decision.Explanation;
import dev.oasis.common.catalog.target.OperatingSystem;
import dev.oasis.common.catalog.target.Platform;

/**
 * What a client is offered and why, as the API answers it.
 *
 * @param platform as it was understood: a platform, an operating system alone, or null for one that Oasis does not know
 * @param offer null when it is offered nothing
 * @param reason why it is offered nothing, else null
 * @param passedOver every other release, the highest first
 */
public record ExplanationView(String channel, String platform, String version, OfferView offer, String reason,
        List<PassedOverView> passedOver) {

    /** The offered bundle. */
    public record OfferView(String releaseId, String version, String artifactId, String platform, String bundle,
            String filename) {

        private static OfferView of(Offer offer) {
            return new OfferView(offer.release().id(), offer.release().version().toString(), offer.artifact().id(),
                    offer.artifact().platform().wireName(), offer.artifact().kind().wireName(), offer.artifact().filename());
        }
    }

    /**
     * A release that was not offered.
     *
     * @param detail the reason as a sentence
     */
    public record PassedOverView(String releaseId, String version, String status, String reason, String detail) {

        private static PassedOverView of(Explanation.Entry entry) {
            return new PassedOverView(entry.release().id(), entry.release().version().toString(),
                    entry.release().status().wireName(), entry.reason().wireName(), ReasonSentence.of(entry.reason()));
        }
    }

    static ExplanationView of(CheckRequest request, Explanation explanation) {
        Decision decision = explanation.decision();
        return new ExplanationView(request.channel(),
                request.target().platform().map(Platform::wireName)
                        .or(() -> request.target().operatingSystem().map(OperatingSystem::wireName)).orElse(null),
                request.current().toString(), decision instanceof Offer offer ? OfferView.of(offer) : null,
                decision instanceof Nothing nothing ? nothing.reason().wireName() : null,
                explanation.passedOver().stream().map(PassedOverView::of).toList());
    }
}
