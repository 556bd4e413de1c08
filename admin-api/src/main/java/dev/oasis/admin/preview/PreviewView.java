package dev.oasis.admin.preview;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import dev.oasis.common.catalog.rollout.Share;
import dev.oasis.common.statistics.ClientSketch;

/**
 * Whom a rollout would reach, as the API answers it.
 *
 * @param clients about how many different ones asked since {@code clientsSince}, of those that send an id
 * @param standardError of all numbers of clients, as a part of the number
 * @param checksWithoutId how often those asked in the last {@code hours} that send none; how many they are is not known
 * @param note what the figures do and do not say
 */
public record PreviewView(String channel, double percent, int hours, Instant clientsSince, double standardError, long clients,
        long reachedClients, long checksWithoutId, long reachedChecksWithoutId, String note, List<PreviewGroup> groups) {

    private static final String NOTE = "Clients are those that sent an id since clientsSince, estimated with the standard error;"
            + " one that changed its version or channel meanwhile is in the group of each, in the totals once."
            + " Clients without an id are reached at 100 percent alone, or by their address where the app has addressBuckets;"
            + " only their checks are counted, each time that one asks.";

    private static final Comparator<PreviewGroup> MOST_FIRST = Comparator.comparingLong(PreviewGroup::clients)
            .thenComparingLong(PreviewGroup::checksWithoutId).reversed().thenComparing(PreviewGroup::channel)
            .thenComparing(PreviewGroup::currentVersion).thenComparing(PreviewGroup::platform);

    static PreviewView of(String channel, Share share, int hours, Instant since, List<PlacedClients> placed) {
        List<PreviewGroup> groups = placed.stream().map(PlacedClients::group).sorted(MOST_FIRST).toList();
        return new PreviewView(channel, share.percent(), hours, since, ClientSketch.STANDARD_ERROR, DistinctClients.of(placed),
                DistinctClients.reached(placed), groups.stream().mapToLong(PreviewGroup::checksWithoutId).sum(),
                groups.stream().mapToLong(PreviewGroup::reachedChecksWithoutId).sum(), NOTE, groups);
    }
}
