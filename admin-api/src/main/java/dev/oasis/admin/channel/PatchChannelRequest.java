package dev.oasis.admin.channel;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The order of stability is all of a channel that can change: its name is part of addresses that shipped apps carry. */
public class PatchChannelRequest {

    @Min(value = 1, message = Stability.RULE)
    @Max(value = Stability.MOST, message = Stability.RULE)
    public Integer stability;
}
