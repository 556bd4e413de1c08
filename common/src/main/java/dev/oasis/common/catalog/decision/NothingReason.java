package dev.oasis.common.catalog.decision;

import java.util.Locale;

/**
 * Why a client is offered nothing: what kept it from the highest newer release that is offered on its channel and lies behind
 * no floor.
 */
public enum NothingReason {
    /** No release on its channel is newer. */
    UP_TO_DATE,
    /** Every rollout of the newer release is stopped. */
    HELD,
    /** The newer release is not rolled out to this client yet, or the client sends no id and the rollout is not complete. */
    NOT_IN_ROLLOUT,
    /** The newer release has no bundle that fits. */
    NO_BUILD_FOR_TARGET,
    /** The newer release has a bundle that fits, but needs a newer operating system than the client tells of. */
    OS_TOO_OLD,
    /** Nothing can fit, because the client names no target that Oasis knows. */
    UNKNOWN_TARGET,
    /** The app has no channel of this name. */
    UNKNOWN_CHANNEL;

    /** For answers, logs and counters. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
