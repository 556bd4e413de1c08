package dev.oasis.common.catalog.decision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.oasis.common.catalog.release.RecallExit;
import dev.oasis.common.catalog.release.ReleaseStatus;
import dev.oasis.common.catalog.version.TauriVersion;

/**
 * One version of an app with all that the decision needs of it. A catalog may hold releases that cannot be offered: the
 * decision passes them over, and says why.
 *
 * @param rollouts at most one for each channel
 * @param recall set when it is recalled: nobody is offered it, and this is what its clients do
 * @param pubDate when it was published; drafts have none
 * @param artifacts at most one for each platform and kind
 */
public record OfferedRelease(String id, TauriVersion version, ReleaseStatus status, Optional<RecallExit> recall,
        ReleaseTerms terms, Optional<String> notes, Optional<Instant> pubDate, List<OfferedRollout> rollouts,
        List<OfferedArtifact> artifacts) {

    public OfferedRelease {
        Objects.requireNonNull(id);
        Objects.requireNonNull(version);
        Objects.requireNonNull(status);
        Objects.requireNonNull(recall);
        Objects.requireNonNull(terms);
        Objects.requireNonNull(notes);
        Objects.requireNonNull(pubDate);
        rollouts = List.copyOf(rollouts);
        artifacts = List.copyOf(artifacts);
        if (status == ReleaseStatus.PUBLISHED && pubDate.isEmpty()) {
            throw new IllegalArgumentException("Release " + version + " is published but has no publication date");
        }
        if (rollouts.stream().map(OfferedRollout::channel).distinct().count() != rollouts.size()) {
            throw new IllegalArgumentException("Release " + version + " has two rollouts on one channel");
        }
    }

    public boolean isPublished() {
        return status == ReleaseStatus.PUBLISHED;
    }

    public boolean recalled() {
        return recall.isPresent();
    }

    /** Whether it can be offered to anybody at all. */
    public boolean isOfferable() {
        return isPublished() && !recalled();
    }

    public boolean floor() {
        return terms.floor();
    }
}
