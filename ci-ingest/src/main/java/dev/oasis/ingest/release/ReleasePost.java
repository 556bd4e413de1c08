package dev.oasis.ingest.release;

import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;
import dev.oasis.common.publishing.Mandate;
import dev.oasis.common.publishing.Permission;
import dev.oasis.common.web.problem.Problem;

/**
 * One call.
 *
 * @param mandate what the caller may do here besides what its grants say
 * @param app id or slug, as it stands in the path
 */
record ReleasePost(Caller caller, Actor actor, Mandate mandate, String app, Submission submission) {

    /** @throws Problem {@code publisher_mandate_exceeded} for what the caller may not ask for */
    ReleasePost {
        mandate.require(Permission.RELEASE);
        if (submission.publish()) {
            mandate.require(Permission.PUBLISH);
        }
    }

    String version() {
        return submission.draft().version().toString();
    }
}
