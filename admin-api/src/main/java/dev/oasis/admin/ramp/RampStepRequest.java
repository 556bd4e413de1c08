package dev.oasis.admin.ramp;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.validation.constraints.NotNull;

import dev.oasis.common.catalog.release.RampPlan;
import dev.oasis.common.catalog.rollout.Share;
import dev.oasis.common.web.problem.Problem;
import dev.oasis.common.web.problem.ProblemCode;

/**
 * One step of a ramp.
 *
 * @param percent which part of the clients from then on
 * @param after how long after the plan begins, as ISO 8601 writes it: {@code PT12H}, {@code P3D}
 */
public record RampStepRequest(@NotNull(message = "is needed.") BigDecimal percent,
        @NotNull(message = "is needed.") String after) {

    /** @throws Problem {@code validation_failed} on the field {@code ramp} */
    public static RampPlan plan(Optional<List<RampStepRequest>> ramp) {
        List<RampPlan.Step> steps = new ArrayList<>();
        for (RampStepRequest step : ramp.orElse(List.of())) {
            String field = "ramp[" + steps.size() + "]";
            if (step == null) {
                throw Problem.ofField(ProblemCode.VALIDATION_FAILED, field, "is needed.");
            }
            steps.add(new RampPlan.Step(Share.ofPercent(field + ".percent", step.percent), step.duration(field + ".after")));
        }
        try {
            return new RampPlan(steps);
        } catch (IllegalArgumentException noPlan) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, "ramp", noPlan.getMessage());
        }
    }

    private Duration duration(String field) {
        try {
            return Duration.parse(after);
        } catch (DateTimeParseException | ArithmeticException noDuration) {
            throw Problem.ofField(ProblemCode.VALIDATION_FAILED, field, "must be a duration such as PT12H or P3D.");
        }
    }
}
