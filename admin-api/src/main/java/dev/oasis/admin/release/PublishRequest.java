package dev.oasis.admin.release;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;

import dev.oasis.admin.ramp.RampStepRequest;
import dev.oasis.common.catalog.release.PublishOrder;
import dev.oasis.common.catalog.rollout.Share;

/**
 * How a release is published; a call without a body publishes to everybody.
 *
 * @param percent which part of the clients at once, everybody when absent
 * @param ramp how that grows by itself
 * @param override whether to publish inside a freeze window too
 */
public record PublishRequest(Optional<BigDecimal> percent, Optional<List<@Valid RampStepRequest>> ramp,
        Optional<Boolean> override) {

    static final PublishRequest TO_EVERYBODY = new PublishRequest(Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws dev.oasis.common.web.problem.Problem {@code validation_failed} */
    PublishOrder order() {
        return new PublishOrder(percent.map(asked -> Share.ofPercent("percent", asked)).orElse(Share.EVERYBODY),
                RampStepRequest.plan(ramp), override.orElse(false));
    }
}
