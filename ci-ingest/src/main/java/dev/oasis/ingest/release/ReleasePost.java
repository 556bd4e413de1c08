package dev.oasis.ingest.release;

import dev.oasis.common.identity.Actor;
import dev.oasis.common.identity.Caller;

/**
 * One call.
 *
 * @param app id or slug, as it stands in the path
 */
record ReleasePost(Caller caller, Actor actor, String app, Submission submission) {

    String version() {
        return submission.draft().version().toString();
    }
}
