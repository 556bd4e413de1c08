package dev.oasis.update.answer;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.oasis.common.catalog.decision.AppCatalog;
import dev.oasis.common.catalog.decision.Decision.Offer;
import dev.oasis.common.catalog.decision.OfferedChannel;
import dev.oasis.common.catalog.decision.OfferedRelease;
import dev.oasis.common.catalog.version.TauriVersion;

/**
 * The answers of one app at one version of the catalog, rendered on first use. Holds at most one for each artifact and channel
 * that the app has; goes with its snapshot. For any thread.
 */
public final class AppAnswers {

    private final AppCatalog catalog;
    private final AnswerFormat format;
    private final Map<String, RenderedAnswer> offers = new ConcurrentHashMap<>();
    private final Map<String, Optional<RenderedAnswer>> manifests = new ConcurrentHashMap<>();

    public AppAnswers(AppCatalog catalog, AnswerFormat format) {
        this.catalog = catalog;
        this.format = format;
    }

    /** @param offer of this app's catalog */
    public RenderedAnswer offer(Offer offer) {
        RenderedAnswer known = offers.get(offer.artifact().id());
        return known != null ? known
                : offers.computeIfAbsent(offer.artifact().id(),
                        absent -> format.offer(catalog.slug(), offer.release(), offer.artifact()));
    }

    /** That there is nothing new, for clients that cannot read an empty answer. Made anew: what clients run has no bound. */
    public RenderedAnswer upToDate(TauriVersion current) {
        return format.upToDate(catalog.slug(), current);
    }

    /** The highest release that everybody on the channel gets; empty when there is none, or no such channel. */
    public Optional<RenderedAnswer> manifest(String channelName) {
        Optional<OfferedChannel> channel = catalog.channel(channelName);
        return channel.isEmpty() ? Optional.empty()
                : manifests.computeIfAbsent(channelName,
                        absent -> catalog.releases().stream().filter(release -> isForEverybody(release, channel.get()))
                                .findFirst()
                                .map(release -> format.manifest(catalog.slug(), release)));
    }

    private boolean isForEverybody(OfferedRelease release, OfferedChannel channel) {
        return release.isOfferable() && release.rollouts().stream().anyMatch(
                rollout -> rollout.reachesEverybody() && channel.sees(catalog.channel(rollout.channel()).orElseThrow()));
    }
}
