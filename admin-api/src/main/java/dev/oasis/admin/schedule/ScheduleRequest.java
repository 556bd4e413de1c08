package dev.oasis.admin.schedule;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import dev.oasis.admin.ramp.RampStepRequest;

/**
 * @param publishAt when; a time that has passed means soon
 * @param percent which part of the clients at once, everybody when absent
 * @param ramp how that grows by itself, from the publication on
 */
public record ScheduleRequest(@NotNull(message = "is needed.") Instant publishAt, Optional<BigDecimal> percent,
        Optional<List<@Valid RampStepRequest>> ramp) {
}
