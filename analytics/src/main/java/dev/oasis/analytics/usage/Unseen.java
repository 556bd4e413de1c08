package dev.oasis.analytics.usage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Picks what was not counted before: by earlier batches, and by this one, in which a record may come twice as well. */
final class Unseen {

    private final Map<String, Long> lastSequences;
    private final Set<String> newEventIds;
    private final SortedMap<String, Long> moved = new TreeMap<>();

    /**
     * @param lastSequences the last sequence applied of each boot id; none for a process not heard of yet
     * @param newEventIds ids of reports that were never counted
     */
    Unseen(Map<String, Long> lastSequences, Set<String> newEventIds) {
        this.lastSequences = new HashMap<>(lastSequences);
        this.newEventIds = new HashSet<>(newEventIds);
    }

    /** The lines of those contributions that count, which are seen from now on. */
    List<Contribution.Line> take(List<Contribution> contributions) {
        return contributions.stream().filter(this::admit).flatMap(contribution -> contribution.lines().stream())
                .collect(Collectors.toList());
    }

    /** The new last sequence of each boot id that has moved, sorted. */
    SortedMap<String, Long> moved() {
        return moved;
    }

    private boolean admit(Contribution contribution) {
        if (contribution instanceof Contribution.Delta delta) {
            boolean later = delta.sequence() > lastSequences.getOrDefault(delta.bootId(), 0L);
            if (later) {
                lastSequences.put(delta.bootId(), delta.sequence());
                moved.put(delta.bootId(), delta.sequence());
            }
            return later;
        }
        return contribution instanceof Contribution.Report report && newEventIds.remove(report.eventId());
    }
}
