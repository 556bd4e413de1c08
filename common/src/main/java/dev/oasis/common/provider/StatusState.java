package dev.oasis.common.provider;

/** What a commit status says. */
public enum StatusState {
    PENDING,
    RUNNING,
    SUCCESS,
    FAILURE,
    /** It could not be found out: not the commit's fault. */
    ERROR,
    CANCELLED
}
