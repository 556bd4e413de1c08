package dev.oasis.common.provider;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A check run of GitHub in the state that it shall have.
 *
 * @param externalId our own id for it
 * @param startedAt absent while it waits
 * @param conclusion present once it is over, and {@code completedAt} with it
 * @param summary Markdown
 * @param annotations any number; GitHub takes 50 at a time
 */
public record CheckRun(String name, String headSha, String externalId, Optional<URI> details, Optional<Instant> startedAt,
        Optional<CheckConclusion> conclusion, Optional<Instant> completedAt, String title, String summary,
        List<CheckAnnotation> annotations) {

    public CheckRun {
        if (conclusion.isPresent() != completedAt.isPresent()) {
            throw new IllegalArgumentException("A check run has a conclusion exactly when it has an end");
        }
        annotations = List.copyOf(annotations);
    }

    /** The same, when the provider has the first annotations already. */
    public CheckRun withoutFirst(int known) {
        return new CheckRun(name, headSha, externalId, details, startedAt, conclusion, completedAt, title, summary,
                annotations.subList(Math.min(known, annotations.size()), annotations.size()));
    }
}
