package dev.oasis.admin.rollout;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import dev.oasis.admin.ramp.RampStepRequest;

/**
 * @param channel one that the app has
 * @param percent which part of the clients at once, everybody when absent
 * @param ramp how that grows by itself
 * @param override whether to promote inside a freeze window too
 */
public record PromoteRequest(@NotNull(message = "is needed.") String channel, Optional<BigDecimal> percent,
        Optional<List<@Valid RampStepRequest>> ramp, Optional<Boolean> override) {
}
