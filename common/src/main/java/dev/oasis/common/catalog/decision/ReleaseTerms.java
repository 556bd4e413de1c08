package dev.oasis.common.catalog.decision;

import java.util.Objects;

import dev.oasis.common.catalog.target.MinimumOs;

/**
 * On which terms a release is offered, besides its rollouts.
 *
 * @param floor whether clients below must install this release before any higher one
 * @param critical whether the answer tells the app that this update matters; who is offered it does not depend on it
 * @param minimumOs whom it is offered to, of the clients that tell their system's version
 */
public record ReleaseTerms(boolean floor, boolean critical, MinimumOs minimumOs) {

    /** What a release has unless somebody says otherwise. */
    public static final ReleaseTerms PLAIN = new ReleaseTerms(false, false, MinimumOs.NONE);

    public ReleaseTerms {
        Objects.requireNonNull(minimumOs);
    }
}
