package dev.oasis.admin.recall;

import java.time.Instant;

import dev.oasis.common.catalog.release.Release;
import dev.oasis.common.web.conditional.Tagged;

/**
 * A recall as the API answers it.
 *
 * @param exit what becomes of the clients that have the release
 */
public record RecallView(String releaseId, String version, String exit, String reason, Instant recalledAt) implements Tagged {

    /** Null when the release is not recalled. */
    static RecallView of(Release release) {
        return release.recalled ? new RecallView(release.id, release.version, release.recallExit.wireName(),
                release.recallReason, release.recalledAt) : null;
    }
}
