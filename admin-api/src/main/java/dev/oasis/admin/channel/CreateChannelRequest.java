package dev.oasis.admin.channel;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** @param stability 1 to 1000; the lower, the more stable */
public record CreateChannelRequest(
        @NotNull(message = "is needed: it is the channel's name in addresses.") String name,
        @NotNull(message = "is needed.") @Min(value = 1, message = Stability.RULE) @Max(value = Stability.MOST, message = Stability.RULE) Integer stability) {
}
