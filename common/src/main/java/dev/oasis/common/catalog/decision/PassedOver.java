package dev.oasis.common.catalog.decision;

import java.util.Locale;
import java.util.Optional;

/** Why one release was not offered to one client. */
public enum PassedOver {
    /** The client has this version or a higher one, and has no reason to go back. */
    NOT_NEWER(null),
    /** A draft, or archived. */
    NOT_PUBLISHED(null),
    RECALLED(null),
    /** It has no rollout on the asked channel, nor on a more stable one. */
    NOT_ON_CHANNEL(null),
    /** A floor between the client's version and this one must be installed first. */
    BEHIND_FLOOR(null),
    /** The client may go back, but not behind a floor that it has passed through. */
    BELOW_FLOOR(null),
    HELD(NothingReason.HELD),
    NOT_IN_ROLLOUT(NothingReason.NOT_IN_ROLLOUT),
    UNKNOWN_TARGET(NothingReason.UNKNOWN_TARGET),
    NO_BUILD_FOR_TARGET(NothingReason.NO_BUILD_FOR_TARGET),
    /** The client's operating system is older than the release needs. */
    OS_TOO_OLD(NothingReason.OS_TOO_OLD),
    /** It would do, but a higher release is offered. */
    LOWER_THAN_OFFER(null);

    private final NothingReason answer;

    PassedOver(NothingReason answer) {
        this.answer = answer;
    }

    /** What the client's whole answer says when this kept it from its best candidate; empty where it was no candidate. */
    Optional<NothingReason> answer() {
        return Optional.ofNullable(answer);
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
