package dev.oasis.admin.rollout;

import java.math.BigDecimal;

/** Only fields that are present change something. A class and not a record, as everything that PATCH takes. */
public class PatchRolloutRequest {

    /** Never lower than it is. */
    public BigDecimal percent;
    /** True holds the rollout, false lets it go on. */
    public Boolean held;
}
