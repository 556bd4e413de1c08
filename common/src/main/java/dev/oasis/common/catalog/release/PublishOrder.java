package dev.oasis.common.catalog.release;

import java.util.Objects;

import dev.oasis.common.catalog.rollout.Share;

/**
 * How a release is to be published.
 *
 * @param share which part of the clients is offered it at once
 * @param ramp how that grows by itself
 * @param overridesFreeze whether it is published inside a freeze window too
 */
public record PublishOrder(Share share, RampPlan ramp, boolean overridesFreeze) {

    public static final PublishOrder TO_EVERYBODY = new PublishOrder(Share.EVERYBODY, RampPlan.NONE, false);
    /** The same inside a freeze window: for what mends a fault. */
    public static final PublishOrder TO_EVERYBODY_ALWAYS = new PublishOrder(Share.EVERYBODY, RampPlan.NONE, true);

    public PublishOrder {
        Objects.requireNonNull(share);
        Objects.requireNonNull(ramp);
    }
}
