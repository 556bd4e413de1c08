package dev.oasis.common.catalog.decision;

import java.util.Objects;

/** The answer to one update check. */
public sealed interface Decision {

    /** The client is offered this release by this bundle. */
    record Offer(OfferedRelease release, OfferedArtifact artifact) implements Decision {
        public Offer {
            Objects.requireNonNull(release);
            Objects.requireNonNull(artifact);
        }
    }

    /** The client is offered nothing. */
    record Nothing(NothingReason reason) implements Decision {
        public Nothing {
            Objects.requireNonNull(reason);
        }
    }
}
