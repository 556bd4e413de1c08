package dev.oasis.admin.preview;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import dev.oasis.common.catalog.rollout.Share;
import dev.oasis.common.statistics.ClientSketch;

/** How many clients there are over all kinds: one that changed its version meanwhile is of two kinds, and counts once. Pure. */
final class DistinctClients {

    private DistinctClients() {
    }

    static long of(Collection<PlacedClients> all) {
        ClientSketch union = ClientSketch.empty();
        all.forEach(placed -> union.merge(placed.clients().known()));
        return union.estimate();
    }

    /** Those that would be offered the release. A client of two kinds counts with the larger of their shares. */
    static long reached(Collection<PlacedClients> all) {
        List<Share> shares = all.stream().map(PlacedClients::share).distinct()
                .sorted(Comparator.comparing(Share::basisPoints).reversed()).toList();
        ClientSketch union = ClientSketch.empty();
        long counted = 0;
        long reached = 0;
        for (Share share : shares) {
            all.stream().filter(placed -> placed.share().equals(share))
                    .forEach(placed -> union.merge(placed.clients().known()));
            reached += PlacedClients.part(union.estimate() - counted, share);
            counted = union.estimate();
        }
        return reached;
    }
}
