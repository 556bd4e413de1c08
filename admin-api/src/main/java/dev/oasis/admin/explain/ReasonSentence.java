package dev.oasis.admin.explain;

import dev.oasis.common.catalog.decision.PassedOver;

/** Why a release was passed over, for people. */
final class ReasonSentence {

    private ReasonSentence() {
    }

    static String of(PassedOver reason) {
        return switch (reason) {
            case NOT_NEWER -> "The client has this version or a higher one.";
            case NOT_PUBLISHED -> "It is a draft, or archived.";
            case RECALLED -> "It is recalled.";
            case NOT_ON_CHANNEL -> "It has no rollout on the client's channel, nor on a more stable one.";
            case BEHIND_FLOOR -> "A floor between the client's version and this one must be installed first.";
            case BELOW_FLOOR -> "The client may go back, but not behind a floor that it has passed through.";
            case HELD -> "Every rollout that the client sees is held.";
            case NOT_IN_ROLLOUT -> "It is not rolled out to this client yet; without an id a client waits for 100 percent.";
            case UNKNOWN_TARGET -> "The client names a target that Oasis does not know.";
            case NO_BUILD_FOR_TARGET -> "It has no bundle that the client can install.";
            case OS_TOO_OLD -> "It needs a newer operating system than the client tells of.";
            case LOWER_THAN_OFFER -> "It would do, but a higher release is offered.";
        };
    }
}
