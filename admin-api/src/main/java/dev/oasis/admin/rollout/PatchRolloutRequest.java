package dev.oasis.admin.rollout;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import jakarta.validation.Valid;

import dev.oasis.admin.ramp.RampStepRequest;
import dev.oasis.common.catalog.release.RampPlan;

/** Only fields that are present change something. A class and not a record, as everything that PATCH takes. */
public class PatchRolloutRequest {

    /** Never lower than it is. */
    public BigDecimal percent;
    /** True holds the rollout, false lets it go on. */
    public Boolean held;
    /** A plan that begins now, in the place of what is still to come of the one before; empty for none. */
    public Optional<List<@Valid RampStepRequest>> ramp;
    /** Whether to let it grow inside a freeze window too. */
    public boolean override;

    /** Null when the plan is to stay. */
    RampPlan plan() {
        return ramp == null ? null : RampStepRequest.plan(ramp);
    }
}
