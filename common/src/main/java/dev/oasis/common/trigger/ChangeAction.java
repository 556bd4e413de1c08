package dev.oasis.common.trigger;

import java.util.Locale;

/** What happened to a pull or merge request. */
public enum ChangeAction {
    OPENED,
    /** It has other commits, or another target branch. */
    UPDATED,
    REOPENED,
    /** It is no draft any more. */
    READY,
    /** It was given a label. */
    LABELED,
    MERGED,
    /** It was closed without being merged. */
    CLOSED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the proposal as it now stands is what the event is about; several such events may tell of the same commit. */
    boolean isAboutTheProposal() {
        return switch (this) {
            case OPENED, UPDATED, REOPENED, READY -> true;
            case LABELED, MERGED, CLOSED -> false;
        };
    }
}
