package dev.oasis.common.trigger;

import java.util.Locale;

/** What a pipeline can listen to. */
public enum EventKind {
    /** Commits arrived on a branch. */
    PUSH,
    /** A tag was set or moved. */
    TAG,
    /** A pull request (GitHub) or merge request (GitLab) proposes a change. */
    CHANGE,
    /** A release was published at the provider. */
    RELEASE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
