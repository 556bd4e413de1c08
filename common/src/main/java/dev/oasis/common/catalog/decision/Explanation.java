package dev.oasis.common.catalog.decision;

import java.util.List;

/**
 * A decision together with what became of every release.
 *
 * @param passedOver every release of the catalog but the offered one, the highest first
 */
public record Explanation(Decision decision, List<Entry> passedOver) {

    public Explanation {
        passedOver = List.copyOf(passedOver);
    }

    /** One release and why it was not offered. */
    public record Entry(OfferedRelease release, PassedOver reason) {
    }
}
